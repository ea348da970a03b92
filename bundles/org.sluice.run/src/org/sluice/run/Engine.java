package org.sluice.run;

import org.sluice.run.state.StateStore;

/** An open project: what can be done with it. Thread-safe. */
public interface Engine extends AutoCloseable {

    /** Plans and runs units. */
    RunService runs();

    /** Tests and explores endpoints. */
    EndpointService endpoints();

    /** Compares sources with sinks. */
    Reconciler reconciler();

    /** What is remembered. */
    StateStore state();

    /** Cancels what runs, waits for it, and closes the state. */
    @Override
    void close();
}
