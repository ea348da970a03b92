package org.sluice.ui.common;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.widgets.Control;

/**
 * Reads a model again and again on a thread of its own, and hands what is different to the user interface. A model that is
 * slow to read is read less often, so that it never takes more than a fifth of a core.
 */
public final class Refresher<T> {

    private static final long PERIOD = 500;
    private static final long AT_LEAST = 100;

    private final Control control;
    private final Supplier<T> reader;
    private final Consumer<T> show;
    private final AtomicReference<@Nullable T> last = new AtomicReference<>();
    private final Loop loop;
    private volatile boolean stopped = true;

    /**
     * @param control the refresher ends with it
     * @param reader called on a job's thread
     * @param show called on the control's thread when what was read is not equal to what was shown
     */
    public Refresher(String name, Control control, Supplier<T> reader, Consumer<T> show) {
        this.control = control;
        this.reader = reader;
        this.show = show;
        this.loop = new Loop(name);
        control.addDisposeListener(event -> stop());
    }

    /** Begins, or goes on. */
    public void start() {
        stopped = false;
        loop.schedule();
    }

    /** Rests, while nobody looks. */
    public void stop() {
        stopped = true;
        loop.cancel();
    }

    /** Reads soon, because something has changed. */
    public void now() {
        if (!stopped) {
            loop.wakeUp();
            loop.schedule();
        }
    }

    private void read() {
        T value = reader.get();
        if (!value.equals(last.get()) && !control.isDisposed()) {
            // An equal one must not take its place: the one that waits to be shown is told by its identity.
            last.set(value);
            control.getDisplay().asyncExec(() -> show(value));
        }
    }

    /** Only the newest: an older one may still wait in the queue. */
    private void show(T value) {
        if (!control.isDisposed() && value == last.get()) {
            show.accept(value);
        }
    }

    @NonNullByDefault({})
    private final class Loop extends Job {

        Loop(String name) {
            super(name);
            setSystem(true);
            setPriority(Job.DECORATE);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            long begin = System.nanoTime();
            if (!stopped) {
                read();
                long took = (System.nanoTime() - begin) / 1_000_000;
                schedule(Math.max(AT_LEAST, Math.max(PERIOD, took * 4)));
            }
            return Status.OK_STATUS;
        }
    }
}
