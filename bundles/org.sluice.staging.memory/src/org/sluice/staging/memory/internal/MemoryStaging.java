package org.sluice.staging.memory.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.staging.StagingSession;
import org.sluice.api.type.Schema;

/** One buffer for each slice under way. Nothing outlives the process, so nothing is ever found sealed. */
final class MemoryStaging implements StagingSession {

    private final long bufferBytes;
    private final Map<Integer, SliceBuffer> buffers = new ConcurrentHashMap<>();

    MemoryStaging(long bufferBytes) {
        this.bufferBytes = bufferBytes;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public SliceWriter write(int sliceIndex, Schema schema, Cancellation cancellation) {
        return buffer(sliceIndex).writer(sliceIndex, schema, cancellation);
    }

    @Override
    public List<StagedSlice> sealed() {
        return List.of();
    }

    @Override
    public Optional<StagedSlice> find(int sliceIndex) {
        return Optional.empty();
    }

    /** The reader may come before the writer: whoever comes first makes the buffer. */
    @Override
    public BatchReader read(int sliceIndex, Schema schema, Cancellation cancellation) {
        return buffer(sliceIndex).reader(schema, cancellation);
    }

    private SliceBuffer buffer(int sliceIndex) {
        return buffers.computeIfAbsent(sliceIndex, index -> new SliceBuffer(bufferBytes));
    }

    @Override
    public void discard(int sliceIndex) {
        SliceBuffer buffer = buffers.remove(sliceIndex);
        if (buffer != null) {
            buffer.abandon();
        }
    }

    @Override
    public void discardAll() {
        buffers.keySet().forEach(this::discard);
    }

    @Override
    public void close() {
        discardAll();
    }
}
