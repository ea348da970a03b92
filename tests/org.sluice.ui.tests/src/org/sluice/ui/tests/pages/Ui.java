package org.sluice.ui.tests.pages;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** The workbench as a person uses it; every call may come from the test's own thread. */
public final class Ui {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Ui() {}

    public static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** On the thread of the user interface. */
    public static <T> T get(Callable<T> call) {
        AtomicReference<T> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        display().syncExec(() -> {
            try {
                result.set(call.call());
            } catch (Exception | AssertionError e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            throw new AssertionError("On the user interface's thread", failure.get());
        }
        return result.get();
    }

    public static void run(Runnable call) {
        get(() -> {
            call.run();
            return null;
        });
    }

    /** As {@link #run}, for what opens a dialog and so does not come back until it is closed. */
    public static void begin(Runnable call) {
        display().asyncExec(call);
    }

    /** Waits until something is so. */
    public static void await(String what, Callable<Boolean> condition) {
        await(what, PATIENCE, condition);
    }

    public static void await(String what, Duration patience, Callable<Boolean> condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!get(condition)) {
            if (System.nanoTime() > end) {
                Screenshots.takeScreen("waited-in-vain");
                throw new AssertionError("waited in vain: " + what);
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    public static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    public static IWorkbenchPage page() {
        return window().getActivePage();
    }

    /** Brings a view to the front. */
    public static <T extends IViewPart> T view(String id, Class<T> type) {
        return get(() -> {
            try {
                return type.cast(page().showView(id));
            } catch (PartInitException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** As a menu item or a key does. */
    public static void command(String id) {
        begin(() -> {
            try {
                window().getService(IHandlerService.class).executeCommand(id, null);
            } catch (CommandException e) {
                throw new AssertionError(e);
            }
        });
    }

    public static boolean enabled(String id) {
        return get(() -> window().getService(org.eclipse.ui.commands.ICommandService.class)
                .getCommand(id)
                .isEnabled());
    }

    /** Waits for a dialog with a title. */
    public static Shell dialog(String title) {
        await("the dialog " + title, () -> shell(title).isPresent());
        return get(() -> shell(title).orElseThrow());
    }

    private static Optional<Shell> shell(String title) {
        return Arrays.stream(display().getShells())
                .filter(shell -> shell.isVisible() && shell.getText().equals(title))
                .findFirst();
    }

    /** Presses a button of a dialog, which closes it. */
    public static void press(Shell dialog, String label) {
        Button button = get(() -> find(dialog, Button.class, label).orElseThrow());
        begin(() -> button.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event()));
        await("the end of the dialog", dialog::isDisposed);
    }

    /** All the words in a dialog's text fields. */
    public static String texts(Shell dialog) {
        return get(() -> {
            StringBuilder words = new StringBuilder();
            collect(dialog, words);
            return words.toString();
        });
    }

    private static void collect(Composite parent, StringBuilder words) {
        for (Control control : parent.getChildren()) {
            if (control instanceof Text text) {
                words.append(text.getText()).append('\n');
            } else if (control instanceof Composite composite) {
                collect(composite, words);
            }
        }
    }

    private static <T extends Control> Optional<T> find(Composite parent, Class<T> type, String label) {
        for (Control control : parent.getChildren()) {
            if (type.isInstance(control)
                    && control instanceof Button button
                    && button.getText().replace("&", "").equals(label)) {
                return Optional.of(type.cast(control));
            } else if (control instanceof Composite composite) {
                Optional<T> found = find(composite, type, label);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }
}
