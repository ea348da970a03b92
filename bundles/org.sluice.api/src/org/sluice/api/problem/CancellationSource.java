package org.sluice.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A {@link Cancellation} that its owner can trip, once. Thread-safe. */
public final class CancellationSource implements Cancellation {

    private final Map<Long, Runnable> actions = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean cancelled;

    /** Asks the work to stop; later calls do nothing. */
    public void cancel() {
        List<Runnable> pending;
        synchronized (actions) {
            cancelled = true;
            pending = List.copyOf(actions.values());
            actions.clear();
        }
        pending.forEach(Runnable::run);
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public Registration onCancel(Runnable action) {
        long id = ids.incrementAndGet();
        synchronized (actions) {
            if (!cancelled) {
                actions.put(id, action);
                return () -> remove(id);
            }
        }
        action.run();
        return () -> {};
    }

    private void remove(long id) {
        synchronized (actions) {
            actions.remove(id);
        }
    }
}
