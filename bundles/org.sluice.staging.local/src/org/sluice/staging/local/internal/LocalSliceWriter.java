package org.sluice.staging.local.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;
import org.sluice.columnar.WrittenFile;

/** Writes one slice: under another name until it is whole and on the disk. */
final class LocalSliceWriter implements SliceWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LocalSliceWriter.class);

    private final int index;
    private final Path file;
    private final Path unsealed;
    private final Path seal;
    private final OutputStream out;
    private final BatchFileWriter writer;
    private final RowHash hash = new RowHash();
    private boolean sealed;

    LocalSliceWriter(int index, Path file, Path seal, Schema schema, WriteSettings settings) throws IOException {
        this.index = index;
        this.file = file;
        this.unsealed = unsealed(file);
        this.seal = seal;
        this.out = new BufferedOutputStream(Files.newOutputStream(unsealed), 1 << 16);
        this.writer = BatchFileWriter.create(out, schema, settings);
    }

    static Path unsealed(Path file) {
        return file.resolveSibling(file.getFileName() + ".unsealed");
    }

    @Override
    public void write(ColumnBatch batch) {
        try {
            writer.write(batch);
            hash.add(batch);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public StagedSlice seal(String note) {
        try {
            WrittenFile written = writer.finish();
            writer.close();
            out.close();
            Seal.sync(unsealed);
            Files.move(unsealed, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            StagedSlice slice = new StagedSlice(
                    index,
                    hash.counts(),
                    Optional.of(new SealedFile(file, "parquet", written.bytes(), written.checksum())),
                    note);
            Seal.write(seal, slice);
            sealed = true;
            return slice;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private SluiceException failed(IOException e) {
        long free = file.getParent() == null ? -1 : file.getParent().toFile().getUsableSpace();
        boolean full = String.valueOf(e.getMessage()).contains("No space left");
        return new SluiceException(
                ProblemCode.E_STAGING_WRITE_FAILED,
                "Slice " + index + " cannot be staged in " + file + ": " + (full ? "the disk is full" : e.getMessage())
                        + " (" + free + " bytes free).",
                "Free some space, or move the project's .sluice directory to a larger disk; then run again: "
                        + "sealed slices are not read twice.",
                e);
    }

    @Override
    public void close() {
        if (sealed) {
            return;
        }
        writer.close();
        try (OutputStream closing = out) {
            Files.deleteIfExists(unsealed);
        } catch (IOException e) {
            LOG.warn("The unsealed slice {} could not be removed: {}", unsealed, e.getMessage());
        }
    }
}
