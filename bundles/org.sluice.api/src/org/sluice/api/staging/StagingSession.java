package org.sluice.api.staging;

import java.util.List;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.type.Schema;

/**
 * The staging area of one unit's run. Thread-safe; each writer and reader belongs to one thread.
 *
 * <p>A provider is durable when sealed slices outlive the process. One that is not passes batches through a bounded
 * buffer: {@link #read} may then be called while the slice is still being written, blocks for batches, and each slice can
 * be read once.
 */
public interface StagingSession extends AutoCloseable {

    /** Whether sealed slices outlive the process. */
    boolean durable();

    /**
     * Begins a slice, dropping an unsealed earlier try of it.
     *
     * @throws org.sluice.api.problem.SluiceException E_STAGING_UNAVAILABLE, E_STAGING_WRITE_FAILED
     */
    SliceWriter write(int sliceIndex, Schema schema, Cancellation cancellation);

    /** The sealed slices, by index; checked against their files. */
    List<StagedSlice> sealed();

    /** A sealed slice, or empty. */
    Optional<StagedSlice> find(int sliceIndex);

    /** Reads a slice's batches back. */
    BatchReader read(int sliceIndex, Schema schema, Cancellation cancellation);

    /** Drops a slice, sealed or not; nothing happens where there is none. */
    void discard(int sliceIndex);

    /** Drops everything of this run. */
    void discardAll();

    /** Frees what is open; sealed slices of a durable provider stay. */
    @Override
    void close();
}
