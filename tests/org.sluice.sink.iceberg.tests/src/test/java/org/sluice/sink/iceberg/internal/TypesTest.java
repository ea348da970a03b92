package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Every type arrives as Iceberg's own reader knows it, whether files are encoded here or taken over. */
class TypesTest {

    private static final Schema SCHEMA = Batches.schema(
            "flag boolean",
            "tiny int8",
            "small int16",
            "number int32",
            "large int64",
            "single float32",
            "wide float64",
            "price decimal(9,2)",
            "amount decimal(18,4)",
            "huge decimal(38,10)",
            "name string",
            "raw binary",
            "day date",
            "clock time(6)",
            "local timestamp(6)",
            "instant timestamp_tz(6)",
            "guid uuid",
            "document json");
    private static final UUID GUID = UUID.fromString("f81d4fae-7dec-11d0-a765-00a0c91e6bf6");

    @TempDir
    Path warehouse;

    private static ColumnBatch batch() {
        Object[] nulls = new Object[SCHEMA.size()];
        return Batches.of(
                SCHEMA,
                Batches.row(
                        true,
                        -7,
                        -300,
                        70_000,
                        1L << 40,
                        1.5,
                        -2.25,
                        -12345,
                        123_456_789L,
                        new BigInteger("-12345678901234567890123456789").toByteArray(),
                        "nämé",
                        new byte[] {0, 1, -1},
                        -1,
                        3_600_000_001L,
                        -1L,
                        1_000_000L,
                        HexFormat.of().parseHex(GUID.toString().replace("-", "")),
                        "{\"a\":1}"),
                nulls);
    }

    private void load(Lake lake, boolean adopts) throws Exception {
        SinkTarget target = Loads.target("run-1", WriteMode.APPEND, SCHEMA);
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(target)) {
            Runs.commit(
                    session,
                    "c-1",
                    adopts
                            ? Runs.adopt(session, StagedFiles.write(warehouse, 0, batch()))
                            : Runs.prepare(session, 0, batch()));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTypeArrives(boolean adopts) throws Exception {
        Lake lake = Lake.hadoop(warehouse);
        load(lake, adopts);

        try (CloseableIterable<Record> records =
                IcebergGenerics.read(lake.table(Loads.TABLE)).build()) {
            for (Record record : records) {
                if (record.getField("name") == null) {
                    SCHEMA.names()
                            .forEach(name -> assertThat(record.getField(name)).isNull());
                } else {
                    assertValues(record);
                }
            }
        }
    }

    private static void assertValues(Record record) {
        assertThat(Arrays.asList("flag", "tiny", "small", "number", "large", "single", "wide").stream()
                        .map(record::getField))
                .containsExactly(true, -7, -300, 70_000, 1L << 40, 1.5f, -2.25);
        assertThat(List.of("price", "amount", "huge").stream().map(record::getField))
                .containsExactly(
                        new BigDecimal("-123.45"),
                        new BigDecimal("12345.6789"),
                        new BigDecimal("-1234567890123456789.0123456789"));
        assertThat(List.of("name", "raw", "guid", "document").stream().map(record::getField))
                .containsExactly("nämé", ByteBuffer.wrap(new byte[] {0, 1, -1}), GUID, "{\"a\":1}");
        assertThat(List.of("day", "clock", "local", "instant").stream().map(record::getField))
                .containsExactly(
                        LocalDate.of(1969, 12, 31),
                        LocalTime.of(1, 0, 0, 1000),
                        LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
                        OffsetDateTime.parse("1970-01-01T00:00:01Z"));
    }

    /** Without bounds engines would have to open every file. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyColumnHasStatistics(boolean adopts) throws Exception {
        Lake lake = Lake.hadoop(warehouse);
        load(lake, adopts);
        Table table = lake.table(Loads.TABLE);

        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().includeColumnStats().planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file();
                assertThat(file.recordCount()).isEqualTo(2);
                assertThat(file.splitOffsets()).isNotEmpty();
                table.schema().columns().forEach(column -> {
                    assertThat(file.nullValueCounts()).as(column.name()).containsEntry(column.fieldId(), 1L);
                    assertThat(file.lowerBounds()).as(column.name()).containsKey(column.fieldId());
                    assertThat(file.upperBounds()).as(column.name()).containsKey(column.fieldId());
                });
            }
        }
        try (CloseableIterable<FileScanTask> tasks = table.newScan()
                .filter(Expressions.greaterThan("number", 70_000))
                .planFiles()) {
            assertThat(tasks).isEmpty();
        }
    }

    @Test
    void nanosecondsNeedFormatThree() throws Exception {
        Lake lake = Lake.hadoop(warehouse);
        Schema nanos = Batches.schema("id int64 not null", "at timestamp(9)", "zoned timestamp_tz(9)");

        Problem problem = Runs.problemOf(() -> Loads.append(lake, "run-1", nanos));
        assertThat(problem.code()).isEqualTo(ProblemCode.E_TYPE_UNSUPPORTED);
        assertThat(problem.text()).contains("'at'", "timestamp(9)", "format_version: 3");

        Loads.load(
                lake.sink(Map.of("format_version", 3)),
                Loads.target("run-2", WriteMode.APPEND, nanos),
                Batches.of(nanos, Batches.row(1, 1_000_000_001L, 1L)));
        assertThat(lake.rows(Loads.TABLE, record -> record.getField("at") + " " + record.getField("zoned")))
                .containsExactly("1970-01-01T00:00:01.000000001 1970-01-01T00:00:00.000000001Z");
    }
}
