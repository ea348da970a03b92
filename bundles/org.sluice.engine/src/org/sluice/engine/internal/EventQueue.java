package org.sluice.engine.internal;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.run.RunEvent;
import org.sluice.run.RunService.RunListener;

/** Delivers events in order on one thread, so that a slow listener holds up nobody. */
final class EventQueue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventQueue.class);

    private final ExecutorService thread;
    private final RunListener listener;

    EventQueue(String runId, RunListener listener) {
        this.listener = listener;
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "sluice-events-" + runId));
    }

    void emit(RunEvent event) {
        thread.execute(() -> deliver(event));
    }

    private void deliver(RunEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException e) {
            LOG.error("A listener failed at {}", event, e);
        }
    }

    /** Waits until everything is delivered. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("A listener has not taken its events for a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
