package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;

/** Brings slices to the table's directory, as files that no snapshot refers to. Thread-safe. */
final class SlicePreparation {

    /** Name of the token's entry: where the slice's files are listed. */
    static final String LIST = "files";

    /** Name of the token's entry: columns of the source that the table does not take. */
    static final String DISCARDED = "discarded_columns";

    private static final Logger LOG = LoggerFactory.getLogger(SlicePreparation.class);

    private final Job job;
    private final Adoption adoption;

    SlicePreparation(Job job) {
        this.job = job;
        this.adoption = new Adoption(job);
    }

    PreparedSlice prepare(StagedSlice slice, SinkSession.RowSupplier rows, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        SliceOutput output = new SliceOutput(job, slice.sliceIndex());
        boolean prepared = false;
        try {
            boolean adopts = adoption.possible()
                    && slice.file().filter(SlicePreparation::isParquet).isPresent();
            Counts counts = adopts ? adopt(slice, output, rows, cancellation) : write(output, rows, cancellation);
            PreparedSlice result = list(slice.sliceIndex(), counts, output.files());
            prepared = true;
            return result;
        } catch (IOException | RuntimeException e) {
            throw failure(e, cancellation);
        } finally {
            if (!prepared) {
                output.discard();
            }
        }
    }

    private static boolean isParquet(SealedFile file) {
        return file.format().equals("parquet");
    }

    private RuntimeException failure(Exception e, Cancellation cancellation) {
        // An interrupt on the way to cancel ends a file operation in an exception of its own.
        cancellation.throwIfCancelled();
        if (e instanceof SluiceException known) {
            return known;
        }
        LOG.debug("A slice of {} could not be prepared", job.target().unit(), e);
        return new SluiceException(job.failures().write(job.table().name(), e), e);
    }

    private Counts adopt(StagedSlice slice, SliceOutput output, SinkSession.RowSupplier rows, Cancellation cancellation)
            throws IOException {
        if (slice.counts().rows() > 0) {
            DataFile file = adoption.adopt(slice, output, cancellation);
            requireKeys(slice, file, rows);
        }
        return slice.counts();
    }

    /** The statistics tell whether a key is null; only then the rows are read, to say which. */
    private void requireKeys(StagedSlice slice, DataFile file, SinkSession.RowSupplier rows) {
        if (job.target().mode() != WriteMode.MERGE) {
            return;
        }
        Map<Integer, Long> nulls = file.nullValueCounts();
        boolean suspect = job.keyIds().stream().anyMatch(id -> nulls == null || nulls.getOrDefault(id, 1L) > 0);
        if (suspect) {
            KeyCheck check = new KeyCheck(job.target(), slice.sliceIndex());
            try (BatchReader reader = rows.open()) {
                ColumnBatch batch = new ColumnBatch(reader.schema());
                while (reader.read(batch)) {
                    check.check(batch);
                }
            }
        }
    }

    private Counts write(SliceOutput output, SinkSession.RowSupplier rows, Cancellation cancellation)
            throws IOException {
        RowHash hash = new RowHash();
        KeyCheck check = new KeyCheck(job.target(), output.slice());
        try (BatchReader reader = rows.open();
                RowWriter writer = writer(output, job.columns().of(reader.schema()))) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                check.check(batch);
                writer.write(job.columns().of(batch));
                hash.add(batch);
            }
            writer.finish();
        }
        return hash.counts();
    }

    private RowWriter writer(SliceOutput output, Schema schema) {
        return job.inOrder() ? new SortedWriter(job, output, schema) : new StreamingWriter(job, output, schema);
    }

    private PreparedSlice list(int index, Counts counts, List<DataFile> files) throws IOException {
        SliceFiles slice =
                new SliceFiles(index, job.plan().fieldIds(job.target().schema().names()), files);
        String path = job.newList(index);
        slice.write(job.table().io(), path, job.table().specs());
        Map<String, String> token = new TreeMap<>(Map.of(LIST, path));
        if (!job.columns().discarded().isEmpty()) {
            token.put(DISCARDED, String.join(",", job.columns().discarded()));
        }
        return new PreparedSlice(index, counts, slice.bytes(), token);
    }
}
