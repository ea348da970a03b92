package org.sluice.api.problem;

/**
 * Tells work that it should stop. Long work asks {@link #throwIfCancelled()} at each batch; work that blocks in a call
 * registers how to break it. Thread-safe.
 */
public interface Cancellation {

    /** Never cancelled. */
    Cancellation NONE = new Cancellation() {
        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {};
        }
    };

    /** Whether somebody asked to stop. */
    boolean isCancelled();

    /**
     * Runs an action when the work is cancelled, at once if it already is, on the cancelling thread; the action must be
     * short and must not throw.
     */
    Registration onCancel(Runnable action);

    /** Throws {@link CancelledException} when somebody asked to stop. */
    default void throwIfCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /** Takes an action back. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
