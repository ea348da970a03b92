package org.sluice.sink.iceberg.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;
import org.sluice.columnar.WrittenFile;
import org.sluice.testkit.sink.SinkRows;

/** Sealed Parquet files, as a durable staging provider has them. */
final class StagedFiles {

    private StagedFiles() {}

    static StagedSlice write(Path directory, int slice, ColumnBatch rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WrittenFile written;
        try (BatchFileWriter writer = BatchFileWriter.create(out, rows.schema(), WriteSettings.DEFAULT)) {
            writer.write(rows);
            written = writer.finish();
        }
        Path file = Files.createTempFile(directory, "slice-" + slice + "-", ".parquet");
        Files.write(file, out.toByteArray());
        return new StagedSlice(
                slice,
                SinkRows.counts(rows),
                Optional.of(new SealedFile(file, "parquet", written.bytes(), written.checksum())),
                "");
    }
}
