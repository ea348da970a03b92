package org.sluice.testkit.sink;

import org.sluice.api.sink.Sink;

/** A sink whose target can be cut off, as if the process had been killed between two changes. */
public interface MortalSink {

    /** The sink; it works until it dies. */
    Sink sink();

    /** From now on the target takes so many changes more, and then nothing at all. */
    void dieAfter(int changes);
}
