package org.sluice.columnar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.testkit.RandomBatches;

/** What is written is read back: by Sluice, by parquet-java's own reader, and by DuckDB. */
class RoundTripTest {

    /** More for a long night: -Dsluice.random.schemas=10000. */
    private static final int SCHEMAS = Integer.getInteger("sluice.random.schemas", 300);

    @TempDir
    Path directory;

    private Counts write(Path file, WriteSettings settings, ColumnBatch... batches) throws IOException {
        RowHash hash = new RowHash();
        try (OutputStream out = Files.newOutputStream(file);
                BatchFileWriter writer = BatchFileWriter.create(out, batches[0].schema(), settings)) {
            for (ColumnBatch batch : batches) {
                writer.write(batch);
                hash.add(batch);
            }
            WrittenFile written = writer.finish();
            assertThat(written.rows()).isEqualTo(hash.counts().rows());
            assertThat(written.bytes()).isEqualTo(Files.size(file));
        }
        return hash.counts();
    }

    private static Counts read(Path file, Schema expected) throws IOException {
        RowHash hash = new RowHash();
        try (BatchFileReader reader = BatchFileReader.open(file)) {
            assertThat(reader.schema()).isEqualTo(expected);
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                hash.add(batch);
            }
        }
        return hash.counts();
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void everyTypeComesBackUnchangedWithEachCodec(Codec codec) throws IOException {
        Path file = directory.resolve("every.parquet");
        ColumnBatch batch = new RandomBatches(7).batch(RandomBatches.everyType(), 5000);

        Counts written = write(file, new WriteSettings(codec, 3, 1 << 20, Map.of()), batch, batch);

        assertThat(read(file, batch.schema())).isEqualTo(written);
    }

    @Test
    void randomSchemasComeBackUnchangedAndParquetJavaReadsAsManyRows() throws IOException {
        for (int seed = 0; seed < SCHEMAS; seed++) {
            RandomBatches random = new RandomBatches(seed);
            Schema schema = random.schema();
            ColumnBatch batch = random.batch(schema, seed % 7 == 0 ? 0 : seed % 400);
            Path file = directory.resolve("random.parquet");

            Counts written = write(file, WriteSettings.DEFAULT, batch);

            assertThat(read(file, schema)).as("seed %d: %s", seed, schema).isEqualTo(written);
            assertThat(readByParquetJava(file, batch)).as("seed %d", seed).isEqualTo(batch.rowCount());
        }
    }

    /** Reads with parquet-java's record reader and compares values as text where their form is plain. */
    private static int readByParquetJava(Path file, ColumnBatch batch) throws IOException {
        int row = 0;
        try (ParquetReader<Group> reader = new GroupReader(new LocalInputFile(file)).build()) {
            for (Group group = reader.read(); group != null; group = reader.read()) {
                for (int column = 0; column < batch.schema().size(); column++) {
                    boolean there = group.getFieldRepetitionCount(column) > 0;
                    assertThat(there).isEqualTo(!batch.column(column).isNull(row));
                    if (there && batch.schema().field(column).type() instanceof DataType.Int integer) {
                        long expected = integer.bits() == 64
                                ? batch.longs(column).get(row)
                                : batch.ints(column).get(row);
                        assertThat(group.getValueToString(column, 0)).isEqualTo(Long.toString(expected));
                    }
                }
                row++;
            }
        }
        return row;
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

    @Test
    void duckDbReadsEveryType() throws IOException, SQLException {
        Path file = directory.resolve("duck.parquet");
        Schema schema = new Schema(List.of(
                new Field("b", new DataType.Bool(), true),
                new Field("i", new DataType.Int(8), false),
                new Field("d", new DataType.Decimal(38, 10), true),
                new Field("s", new DataType.Text(), true),
                new Field("day", new DataType.Date(), true),
                new Field("t", new DataType.Time(6), true),
                new Field("ts", new DataType.Timestamp(6), true),
                new Field("tz", new DataType.TimestampTz(6), true),
                new Field("u", new DataType.Uuid(), true)));
        ColumnBatch batch = new ColumnBatch(schema);
        batch.ints(0).append(1);
        batch.ints(1).append(-128);
        batch.bytes(2).append(new java.math.BigInteger("-12345678901234567890123456789").toByteArray());
        batch.bytes(3).append("grün".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        batch.ints(4).append((int) java.time.LocalDate.parse("2024-02-29").toEpochDay());
        batch.longs(5).append(3_723_000_001L);
        batch.longs(6).append(1_000_001L);
        batch.longs(7).append(-1L);
        byte[] uuid = new byte[16];
        uuid[15] = 1;
        batch.bytes(8).append(uuid);
        batch.endRow();
        write(file, WriteSettings.DEFAULT, batch);

        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT b, i, d::varchar, s, day::varchar, t::varchar, ts::varchar, "
                                + "epoch_us(tz), u::varchar FROM '" + file + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBoolean(1)).isTrue();
            assertThat(row.getInt(2)).isEqualTo(-128);
            assertThat(row.getString(3)).isEqualTo("-1234567890123456789.0123456789");
            assertThat(row.getString(4)).isEqualTo("grün");
            assertThat(row.getString(5)).isEqualTo("2024-02-29");
            assertThat(row.getString(6)).isEqualTo("01:02:03.000001");
            assertThat(row.getString(7)).isEqualTo("1970-01-01 00:00:01.000001");
            assertThat(row.getLong(8)).isEqualTo(-1L);
            assertThat(row.getString(9)).isEqualTo("00000000-0000-0000-0000-000000000001");
        }
    }

    @Test
    void aTextOfTenMegabytesAndColumnsOfNullsComeBack() throws IOException {
        Schema schema = new Schema(
                List.of(new Field("s", new DataType.Text(), true), new Field("n", new DataType.Int(64), true)));
        ColumnBatch batch = new ColumnBatch(schema);
        for (int size : new int[] {0, 10 << 20, 3}) {
            batch.bytes(0).append(new byte[size]);
            batch.longs(1).appendNull();
            batch.endRow();
        }
        Path file = directory.resolve("wide.parquet");

        Counts written = write(file, WriteSettings.DEFAULT, batch);

        assertThat(read(file, schema)).isEqualTo(written);
    }

    @Test
    void statisticsTellTheSmallestAndLargestValueAndCountNulls() throws IOException {
        Schema schema = new Schema(List.of(new Field("n", new DataType.Int(64), true)));
        ColumnBatch batch = new ColumnBatch(schema);
        for (long value : new long[] {5, -7, 12}) {
            batch.longs(0).append(value);
            batch.endRow();
        }
        batch.longs(0).appendNull();
        batch.endRow();
        Path file = directory.resolve("stats.parquet");
        write(file, WriteSettings.DEFAULT, batch);

        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            ColumnChunkMetaData chunk =
                    reader.getFooter().getBlocks().get(0).getColumns().get(0);
            assertThat(chunk.getStatistics().genericGetMin()).isEqualTo(-7L);
            assertThat(chunk.getStatistics().genericGetMax()).isEqualTo(12L);
            assertThat(chunk.getStatistics().getNumNulls()).isEqualTo(1);
        }
    }
}
