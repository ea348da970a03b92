package org.sluice.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.type.Schema;
import org.sluice.testkit.RandomBatches;

/** Ten thousand schemas and batches at random, to parquet-java's reader and from its writer, value by value. */
class PropertyTest {

    private static final int SCHEMAS = 10_000;

    /** Every so many seeds, a batch of several pages and of dictionaries that overflow. */
    private static final int LARGE_EVERY = 100;

    private static final int LARGE_ROWS = 2_000;
    private static final int SMALL_ROWS = 40;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("random.parquet");
    }

    private static ColumnBatch batch(int seed) {
        RandomBatches random = new RandomBatches(seed);
        return random.batch(random.schema(), seed % LARGE_EVERY == 1 ? LARGE_ROWS : seed % SMALL_ROWS);
    }

    /** Tiny pages, row groups and dictionaries for some, so that each limit is passed. */
    private static WriteSettings settings(int seed) {
        Codec codec = Codec.values()[seed % Codec.values().length];
        ValueEncoding encoding = ValueEncoding.values()[seed / 3 % ValueEncoding.values().length];
        PageSettings pages =
                seed % 5 < 2 ? PageSettings.DEFAULT : new PageSettings(200, 17, seed % 5 == 2 ? 0 : 100, encoding);
        return new WriteSettings(codec, 3, seed % 7 == 0 ? 1000 : 1 << 20, Map.of()).with(pages.with(encoding));
    }

    @Test
    void whatSluiceWritesIsReadAlikeBySluiceAndParquetJava() throws IOException {
        for (int seed = 0; seed < SCHEMAS; seed++) {
            ColumnBatch batch = batch(seed);
            write(batch, settings(seed));

            assertThat(read(batch.schema())).as("seed %d", seed).isEqualTo(counts(batch));
            assertParquetJavaReads(batch, seed);
        }
    }

    @Test
    void whatParquetJavaWritesIsReadBySluice() throws IOException {
        for (int seed = 0; seed < SCHEMAS; seed++) {
            ColumnBatch batch = batch(seed);
            writeByParquetJava(batch, seed);

            assertThat(read(batch.schema())).as("seed %d", seed).isEqualTo(counts(batch));
        }
    }

    private void write(ColumnBatch batch, WriteSettings settings) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                BatchFileWriter writer = BatchFileWriter.create(out, batch.schema(), settings)) {
            writer.write(batch);
            writer.finish();
        }
    }

    private static Counts counts(ColumnBatch batch) {
        RowHash hash = new RowHash();
        hash.add(batch);
        return hash.counts();
    }

    private Counts read(Schema expected) throws IOException {
        RowHash hash = new RowHash();
        try (BatchFileReader reader = BatchFileReader.open(file)) {
            assertThat(reader.schema()).isEqualTo(expected);
            ColumnBatch batch = new ColumnBatch(expected);
            while (reader.read(batch)) {
                hash.add(batch);
            }
        }
        return hash.counts();
    }

    private void assertParquetJavaReads(ColumnBatch batch, int seed) throws IOException {
        int row = 0;
        try (ParquetReader<Group> reader = new GroupReader(new LocalInputFile(file)).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                assertThat(GroupRow.values(group, batch.schema()))
                        .as("seed %d, row %d", seed, row)
                        .isEqualTo(GroupRow.values(batch, row));
                row++;
            }
        }
        assertThat(row).isEqualTo(batch.rowCount());
    }

    private void writeByParquetJava(ColumnBatch batch, int seed) throws IOException {
        GroupRow rows = new GroupRow(batch.schema());
        try (OutputStream out = Files.newOutputStream(file);
                ParquetWriter<Group> writer = ExampleParquetWriter.builder(new StreamOutput(out))
                        .withConf(new PlainParquetConfiguration())
                        .withType(ParquetSchemas.toMessageType(batch.schema()))
                        .withExtraMetaData(ParquetSchemas.footerEntries(batch.schema()))
                        .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                        .withDictionaryEncoding(seed % 2 == 0)
                        .withPageSize(seed % 3 == 0 ? 100 : 1 << 20)
                        .withPageRowCountLimit(seed % 3 == 0 ? 17 : 20_000)
                        .withRowGroupSize(1L << 20)
                        .build()) {
            for (int row = 0; row < batch.rowCount(); row++) {
                writer.write(rows.group(batch, row));
            }
        }
    }

    private static final class GroupReader extends ParquetReader.Builder<Group> {
        GroupReader(InputFile file) {
            super(file, new PlainParquetConfiguration());
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
