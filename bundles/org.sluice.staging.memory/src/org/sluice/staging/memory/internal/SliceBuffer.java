package org.sluice.staging.memory.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;

/**
 * The rows of one slice between one writer and one reader. The writer waits while more bytes than the bound are in the
 * buffer; a batch that is larger by itself passes when the buffer is empty.
 */
final class SliceBuffer {

    private final long bound;
    private final Deque<ColumnBatch> full = new ArrayDeque<>();
    private final Deque<ColumnBatch> spare = new ArrayDeque<>();
    private long bytes;
    private boolean sealed;
    private boolean abandoned;

    SliceBuffer(long bound) {
        this.bound = bound;
    }

    synchronized void abandon() {
        abandoned = true;
        full.clear();
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void put(ColumnBatch batch, Cancellation cancellation) {
        long size = batch.sizeInBytes();
        await(cancellation, () -> bytes == 0 || bytes + size <= bound);
        bytes += size;
        full.add(batch);
        notifyAll();
    }

    private synchronized Optional<ColumnBatch> take(Cancellation cancellation) {
        await(cancellation, () -> !full.isEmpty() || sealed);
        ColumnBatch next = full.poll();
        if (next == null) {
            return Optional.empty();
        }
        return Optional.of(next);
    }

    private synchronized void taken(ColumnBatch batch) {
        bytes -= batch.sizeInBytes();
        batch.reset();
        spare.add(batch);
        notifyAll();
    }

    private synchronized ColumnBatch spare(Schema schema) {
        ColumnBatch batch = spare.poll();
        return batch == null ? new ColumnBatch(schema) : batch;
    }

    private synchronized void end() {
        sealed = true;
        notifyAll();
    }

    /** What somebody waits for. */
    private interface Condition {
        boolean holds();
    }

    private void await(Cancellation cancellation, Condition condition) {
        try {
            while (!condition.holds()) {
                if (abandoned || cancellation.isCancelled()) {
                    throw new CancelledException();
                }
                wait();
            }
            if (abandoned) {
                throw new CancelledException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    SliceWriter writer(int index, Schema schema, Cancellation cancellation) {
        return new Writer(index, schema, cancellation);
    }

    BatchReader reader(Schema schema, Cancellation cancellation) {
        return new Reader(schema, cancellation);
    }

    private final class Writer implements SliceWriter {
        private final int index;
        private final Schema schema;
        private final Cancellation cancellation;
        private final Cancellation.Registration registration;
        private final RowHash hash = new RowHash();

        Writer(int index, Schema schema, Cancellation cancellation) {
            this.index = index;
            this.schema = schema;
            this.cancellation = cancellation;
            this.registration = cancellation.onCancel(SliceBuffer.this::wake);
        }

        @Override
        public void write(ColumnBatch batch) {
            hash.add(batch);
            ColumnBatch copy = spare(schema);
            for (int row = 0; row < batch.rowCount(); row++) {
                copy.appendRow(batch, row);
            }
            put(copy, cancellation);
        }

        @Override
        public StagedSlice seal(String note) {
            end();
            return new StagedSlice(index, hash.counts(), Optional.empty(), note);
        }

        @Override
        public void close() {
            registration.close();
            synchronized (SliceBuffer.this) {
                if (!sealed) {
                    abandon();
                }
            }
        }
    }

    private final class Reader implements BatchReader {
        private final Schema schema;
        private final Cancellation cancellation;
        private final Cancellation.Registration registration;

        Reader(Schema schema, Cancellation cancellation) {
            this.schema = schema;
            this.cancellation = cancellation;
            this.registration = cancellation.onCancel(SliceBuffer.this::wake);
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public boolean read(ColumnBatch batch) {
            batch.reset();
            Optional<ColumnBatch> next = take(cancellation);
            if (next.isEmpty()) {
                return false;
            }
            for (int row = 0; row < next.get().rowCount(); row++) {
                batch.appendRow(next.get(), row);
            }
            taken(next.get());
            return true;
        }

        @Override
        public void close() {
            registration.close();
        }
    }
}
