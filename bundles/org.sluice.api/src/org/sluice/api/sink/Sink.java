package org.sluice.api.sink;

import java.util.Set;
import org.sluice.api.config.ConnectionReport;

/** One endpoint that units write to. Thread-safe. */
public interface Sink extends AutoCloseable {

    /** Connects for real, writes nothing that stays. */
    ConnectionReport test();

    /** The write modes that this sink has. */
    Set<WriteMode> writeModes();

    /**
     * Opens the target of one unit's run; opening it again after a crash finds what was prepared.
     *
     * @throws org.sluice.api.problem.SluiceException E_SINK_UNAVAILABLE, E_UNSUPPORTED_OPERATION, before any row is read
     */
    SinkSession open(SinkTarget target);

    @Override
    void close();
}
