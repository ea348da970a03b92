package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;
import org.sluice.columnar.BatchFileReader;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;
import org.sluice.columnar.WrittenFile;

/** One table in one run. */
final class ParquetSession implements SinkSession {

    private static final Logger LOG = LoggerFactory.getLogger(ParquetSession.class);
    private static final Duration ABANDONED = Duration.ofDays(7);

    private final Storage storage;
    private final Table table;
    private final SinkTarget target;
    private final WriteSettings settings;
    private final CommitJournal journal;

    ParquetSession(Storage storage, Table table, SinkTarget target, WriteSettings settings) {
        this.storage = storage;
        this.table = table;
        this.target = target;
        this.settings = settings;
        this.journal = new CommitJournal(storage, table);
    }

    @Override
    public CommitScope commitScope() {
        return target.mode() == WriteMode.OVERWRITE ? CommitScope.RUN : CommitScope.SLICE;
    }

    @Override
    public PreparedSlice prepare(StagedSlice slice, RowSupplier rows, Cancellation cancellation) {
        String path = table.unpublished(slice.sliceIndex());
        try {
            boolean adoptable =
                    slice.file().filter(file -> file.format().equals("parquet")).isPresent();
            return adoptable ? adopt(slice, path, cancellation) : write(slice, path, rows, cancellation);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Takes the sealed file as it is: by a second name on the same disk, else by a copy that is checked on the way. */
    private PreparedSlice adopt(StagedSlice slice, String path, Cancellation cancellation) throws IOException {
        SealedFile file = slice.file().orElseThrow();
        if (storage.link(file.path(), path)) {
            try (BatchFileReader reader = BatchFileReader.open(storage.inputFile(path))) {
                if (reader.rowCount() != slice.counts().rows() || storage.length(path) != file.bytes()) {
                    throw corrupt(file);
                }
            }
        } else {
            copy(file, path, cancellation);
        }
        return prepared(slice.sliceIndex(), slice.counts(), file.bytes(), path);
    }

    private void copy(SealedFile file, String path, Cancellation cancellation) throws IOException {
        CRC32C checksum = new CRC32C();
        long bytes = 0;
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file.path()), checksum);
                OutputStream out = storage.create(path)) {
            byte[] buffer = new byte[1 << 18];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                cancellation.throwIfCancelled();
                out.write(buffer, 0, n);
                bytes += n;
            }
        }
        String found = HexFormat.of().toHexDigits((int) checksum.getValue());
        if (bytes != file.bytes() || !found.equals(file.checksum()) || storage.length(path) != bytes) {
            storage.delete(path);
            throw corrupt(file);
        }
    }

    private static SluiceException corrupt(SealedFile file) {
        return new SluiceException(
                ProblemCode.E_STAGING_CORRUPT,
                "The staged file " + file.path() + " is not what its seal says. It was not published.",
                "Run again with --full-refresh, and check the disk.");
    }

    private PreparedSlice write(StagedSlice slice, String path, RowSupplier rows, Cancellation cancellation)
            throws IOException {
        RowHash hash = new RowHash();
        try (BatchReader reader = rows.open();
                OutputStream out = storage.create(path);
                BatchFileWriter writer = BatchFileWriter.create(out, reader.schema(), settings)) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                writer.write(batch);
                hash.add(batch);
            }
            WrittenFile written = writer.finish();
            return prepared(slice.sliceIndex(), hash.counts(), written.bytes(), path);
        } catch (RuntimeException e) {
            storage.delete(path);
            throw e;
        }
    }

    private PreparedSlice prepared(int index, Counts counts, long bytes, String path) {
        return new PreparedSlice(index, counts, bytes, Map.of("from", path, "to", table.published(index)));
    }

    private SluiceException failed(String path, IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        return new SluiceException(
                ProblemCode.E_SINK_WRITE_FAILED,
                "Writing to " + storage.describe(path) + " failed: " + (full ? "the disk is full" : e.getMessage())
                        + ". Nothing was published.",
                full ? "Free some space and run again." : "Check the file system and run again.",
                e);
    }

    @Override
    public CommitOutcome commit(CommitRequest request) {
        boolean recorded = false;
        try {
            if (journal.done(request.commitId())) {
                return committed(request);
            }
            if (!journal.begun(request.commitId())) {
                if (target.mode() == WriteMode.OVERWRITE && !hasRows(request)) {
                    return commitEmpty(request);
                }
                journal.begin(withRows(request), replaced());
            }
            recorded = true;
            journal.apply(request.commitId());
            return committed(request);
        } catch (IOException e) {
            Problem problem = failed(table.directory(), e).problem();
            return recorded || begun(request)
                    ? new CommitOutcome.Unknown(problem)
                    : new CommitOutcome.NotCommitted(problem);
        }
    }

    private boolean begun(CommitRequest request) {
        try {
            return journal.begun(request.commitId());
        } catch (IOException e) {
            LOG.debug("Whether {} was begun cannot be said", request.commitId(), e);
            return true;
        }
    }

    /** A slice without rows adds no file. */
    private static CommitRequest withRows(CommitRequest request) {
        return new CommitRequest(
                request.commitId(),
                request.checkpointVersion(),
                request.slices().stream()
                        .filter(slice -> slice.counts().rows() > 0)
                        .toList());
    }

    private static boolean hasRows(CommitRequest request) {
        return request.slices().stream().anyMatch(slice -> slice.counts().rows() > 0);
    }

    /** An empty source leaves an empty file, so that the table keeps its columns. */
    private CommitOutcome commitEmpty(CommitRequest request) throws IOException {
        String path = table.unpublished(0);
        try (OutputStream out = storage.create(path);
                BatchFileWriter writer = BatchFileWriter.create(out, target.schema(), settings)) {
            writer.finish();
        }
        journal.begin(
                new CommitRequest(
                        request.commitId(),
                        request.checkpointVersion(),
                        java.util.List.of(prepared(0, Counts.NONE, storage.length(path), path))),
                replaced());
        journal.apply(request.commitId());
        return committed(request);
    }

    private java.util.List<String> replaced() throws IOException {
        return target.mode() == WriteMode.OVERWRITE ? table.files() : java.util.List.of();
    }

    private CommitOutcome committed(CommitRequest request) {
        long bytes = withRows(request).slices().stream()
                .mapToLong(PreparedSlice::storedBytes)
                .sum();
        return new CommitOutcome.Committed(Map.of(
                "commit_id", request.commitId(),
                "directory", storage.describe(table.partition()),
                "files", Integer.toString(withRows(request).slices().size()),
                "bytes", Long.toString(bytes)));
    }

    @Override
    public CommitOutcome lookup(CommitRequest request) {
        try {
            if (journal.begun(request.commitId())) {
                journal.apply(request.commitId());
            }
            if (journal.done(request.commitId())) {
                return committed(request);
            }
            return new CommitOutcome.NotCommitted(Problem.of(
                    ProblemCode.E_SINK_WRITE_FAILED, "Commit " + request.commitId() + " was never begun.", ""));
        } catch (IOException e) {
            return new CommitOutcome.Unknown(failed(table.directory(), e).problem());
        }
    }

    @Override
    public void abort(PreparedSlice slice) {
        try {
            storage.delete(String.valueOf(slice.token().get("from")));
        } catch (IOException e) {
            throw failed(table.staging(), e);
        }
    }

    @Override
    public void finish() {
        try {
            storage.create(table.partition() + "/_SUCCESS").close();
            storage.deleteTree(table.staging());
            removeAbandoned();
            for (Storage.Entry entry : storage.list(table.directory())) {
                if (entry.directory() && !entry.name().startsWith("_")) {
                    removeIfOnlyMarker(entry.path());
                }
            }
        } catch (IOException e) {
            throw failed(table.partition(), e);
        }
    }

    private void removeAbandoned() throws IOException {
        boolean empty = true;
        for (Storage.Entry entry : storage.list(table.stagingRoot())) {
            if (entry.modified().isBefore(Instant.now().minus(ABANDONED))) {
                storage.deleteTree(entry.path());
            } else {
                empty = false;
            }
        }
        if (empty) {
            storage.deleteTree(table.stagingRoot());
        }
    }

    /** A partition whose files were replaced goes with them. */
    private void removeIfOnlyMarker(String partition) throws IOException {
        boolean replaced =
                storage.list(partition).stream().allMatch(entry -> entry.name().equals("_SUCCESS"));
        if (replaced && !partition.equals(table.partition())) {
            storage.deleteTree(partition);
        }
    }

    @Override
    public boolean hasData() {
        try {
            return table.hasFiles();
        } catch (IOException e) {
            throw failed(table.directory(), e);
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
