package org.sluice.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
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
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;
import org.sluice.files.Failures;
import org.sluice.files.Storage;

/** Brings slices to the table's staging directory, as files that only wait for their names. Thread-safe. */
final class SlicePreparation {

    private static final Logger LOG = LoggerFactory.getLogger(SlicePreparation.class);
    private static final int BLOCK = 1 << 18;

    /** Names of a token's entries. */
    static final String FROM = "from";

    static final String TO = "to";

    private final Storage storage;
    private final Table table;
    private final TableFormat format;

    SlicePreparation(Storage storage, Table table, TableFormat format) {
        this.storage = storage;
        this.table = table;
        this.format = format;
    }

    static String field(PreparedSlice slice, String name) {
        if (!slice.token().containsKey(name)) {
            throw new IllegalArgumentException("The token of slice " + slice.sliceIndex() + " has no '" + name + "'");
        }
        return String.valueOf(slice.token().get(name));
    }

    PreparedSlice prepare(StagedSlice slice, SinkSession.RowSupplier rows, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        String path = table.unpublished(slice.sliceIndex());
        boolean prepared = false;
        try {
            boolean adoptable = slice.file().filter(format::adopts).isPresent();
            PreparedSlice result =
                    adoptable ? adopt(slice, path, cancellation) : write(slice, path, rows, cancellation);
            prepared = true;
            return result;
        } catch (IOException e) {
            // An interrupt on the way to cancel ends a local file operation in an exception of its own.
            cancellation.throwIfCancelled();
            throw new SluiceException(Failures.write(storage.describe(path), storage.user(), e), e);
        } finally {
            if (!prepared) {
                drop(path);
            }
        }
    }

    /** A broken piece would take space that may be what was missing. */
    private void drop(String path) {
        try {
            storage.delete(path);
        } catch (IOException e) {
            LOG.warn("The unfinished file {} could not be removed: {}", storage.describe(path), e.getMessage());
        }
    }

    /** Takes the sealed file as it is: by a second name on the same disk, else by a copy that is checked on the way. */
    private PreparedSlice adopt(StagedSlice slice, String path, Cancellation cancellation) throws IOException {
        SealedFile file = slice.file().orElseThrow();
        if (!Files.isRegularFile(file.path())) {
            throw Failures.corrupt(file, "it is gone", null);
        }
        if (storage.link(file.path(), path)) {
            requireSealed(file, slice.counts().rows());
        } else {
            copy(file, path, cancellation);
        }
        return prepared(slice.sliceIndex(), slice.counts(), file.bytes(), path);
    }

    /** The checksum would need the whole file once more; length and footer show a torn file. */
    private void requireSealed(SealedFile file, long rows) throws IOException {
        long length = Files.size(file.path());
        if (length != file.bytes()) {
            throw Failures.corrupt(file, "it has " + length + " bytes instead of " + file.bytes(), null);
        }
        long found = format.rowsOf(file);
        if (found != rows) {
            throw Failures.corrupt(file, "it has " + found + " rows instead of " + rows, null);
        }
    }

    private void copy(SealedFile file, String path, Cancellation cancellation) throws IOException {
        CRC32C checksum = new CRC32C();
        long bytes = 0;
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file.path()), checksum);
                OutputStream out = storage.create(path)) {
            byte[] block = new byte[BLOCK];
            for (int n = read(in, block, file); n >= 0; n = read(in, block, file)) {
                cancellation.throwIfCancelled();
                out.write(block, 0, n);
                bytes += n;
            }
        }
        if (bytes != file.bytes()) {
            throw Failures.corrupt(file, "it has " + bytes + " bytes instead of " + file.bytes(), null);
        }
        String found = HexFormat.of().toHexDigits((int) checksum.getValue());
        if (!found.equals(file.checksum())) {
            throw Failures.corrupt(file, "its checksum is " + found + " instead of " + file.checksum(), null);
        }
        requireLength(path, bytes);
    }

    private static int read(InputStream in, byte[] block, SealedFile file) {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw Failures.corrupt(file, "it cannot be read (" + Failures.reason(e) + ")", e);
        }
    }

    private void requireLength(String path, long bytes) throws IOException {
        long there = storage.length(path);
        if (there != bytes) {
            throw new IOException(there + " bytes arrived instead of " + bytes);
        }
    }

    private PreparedSlice write(StagedSlice slice, String path, SinkSession.RowSupplier rows, Cancellation cancellation)
            throws IOException {
        RowHash hash = new RowHash();
        long bytes;
        try (BatchReader reader = rows.open();
                OutputStream out = storage.create(path);
                RowFileWriter writer = format.create(out, reader.schema())) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                writer.write(batch);
                hash.add(batch);
            }
            bytes = writer.finish();
        }
        requireLength(path, bytes);
        return prepared(slice.sliceIndex(), hash.counts(), bytes, path);
    }

    /** A file with columns and no rows, which keeps the schema of an empty table readable. */
    PreparedSlice empty(Schema schema) throws IOException {
        String path = table.unpublished(0);
        long bytes;
        try (OutputStream out = storage.create(path);
                RowFileWriter writer = format.create(out, schema)) {
            bytes = writer.finish();
        }
        return prepared(0, Counts.NONE, bytes, path);
    }

    private PreparedSlice prepared(int index, Counts counts, long bytes, String path) {
        return new PreparedSlice(index, counts, bytes, Map.of(FROM, path, TO, table.published(index)));
    }
}
