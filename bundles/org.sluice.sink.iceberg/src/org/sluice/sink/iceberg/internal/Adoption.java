package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionData;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;

/** Takes sealed files over without encoding them again: their pages as they are, their footer with column numbers. */
final class Adoption {

    private static final int BLOCK = 1 << 18;

    private final Job job;

    Adoption(Job job) {
        this.job = job;
    }

    /** Rows that must be parted or sorted, or lose columns, have to be written anew. */
    boolean possible() {
        return !job.inOrder() && job.columns().discarded().isEmpty();
    }

    DataFile adopt(StagedSlice slice, SliceOutput output, Cancellation cancellation) throws IOException {
        SealedFile file = slice.file().orElseThrow();
        FieldIdFooter footer = footer(slice, file);
        PartitionData unpartitioned = new PartitionData(job.table().spec().partitionType());
        String path = output.newPath(unpartitioned);
        try (OutputStream out = job.files().create(path)) {
            copy(file, footer.start(), out, cancellation);
            out.write(footer.bytes());
        }
        return output.add(path, unpartitioned, 0);
    }

    private FieldIdFooter footer(StagedSlice slice, SealedFile file) {
        if (!Files.isRegularFile(file.path())) {
            throw Failures.corrupt(file, "it is gone", null);
        }
        FieldIdFooter footer = readFooter(file);
        if (footer.rows() != slice.counts().rows()) {
            throw Failures.corrupt(
                    file,
                    "it has " + footer.rows() + " rows instead of "
                            + slice.counts().rows(),
                    null);
        }
        return footer;
    }

    private FieldIdFooter readFooter(SealedFile file) {
        try {
            return FieldIdFooter.of(
                    file.path(), job.plan().fieldIds(job.target().schema().names()));
        } catch (IOException | RuntimeException e) {
            // Thrift has several exceptions for what it cannot read.
            throw Failures.corrupt(file, job.failures().reason(e), e);
        }
    }

    /** Copies the first bytes and checks all of them. */
    private static void copy(SealedFile file, long count, OutputStream out, Cancellation cancellation)
            throws IOException {
        CRC32C checksum = new CRC32C();
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file.path())) {
            byte[] block = new byte[BLOCK];
            for (int n = read(in, block, file); n >= 0; n = read(in, block, file)) {
                cancellation.throwIfCancelled();
                out.write(block, 0, (int) Math.max(0, Math.min(n, count - bytes)));
                checksum.update(block, 0, n);
                bytes += n;
            }
        }
        String found = HexFormat.of().toHexDigits((int) checksum.getValue());
        if (bytes != file.bytes()) {
            throw Failures.corrupt(file, "it has " + bytes + " bytes instead of " + file.bytes(), null);
        } else if (!found.equals(file.checksum())) {
            throw Failures.corrupt(file, "its checksum is " + found + " instead of " + file.checksum(), null);
        }
    }

    private static int read(InputStream in, byte[] block, SealedFile file) {
        try {
            return in.read(block);
        } catch (IOException e) {
            throw Failures.corrupt(file, "it cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
