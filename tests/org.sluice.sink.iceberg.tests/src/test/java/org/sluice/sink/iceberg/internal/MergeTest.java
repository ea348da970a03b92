package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMappingParser;
import org.junit.jupiter.api.BeforeEach;
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

/** What merge does beyond the histories of {@link MergeHistory}. */
class MergeTest {

    private static final Schema SCHEMA = Batches.schema("id int64", "name string", "seq int64");

    @TempDir
    Path warehouse;

    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = Lake.hadoop(warehouse);
    }

    private Map<String, String> merge(String run, Object[]... rows) {
        return merge(Map.of(), run, rows);
    }

    private Map<String, String> merge(Map<String, ?> options, String run, Object[]... rows) {
        SinkTarget target = Loads.target(run, WriteMode.MERGE, SCHEMA, "id");
        return Loads.load(lake.sink(options), target, Batches.of(SCHEMA, rows));
    }

    private List<String> rows() throws Exception {
        return lake.rows(Loads.TABLE, MergeTest::text);
    }

    private static String text(Record record) {
        return record.getField("id") + "|" + record.getField("name") + "|" + record.getField("seq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge_on_read", "copy_on_write"})
    void ofSeveralRowsOfOneKeyTheLastByCursorStays(String strategy) throws Exception {
        SinkTarget target = Loads.byCursor(Loads.target("run-1", WriteMode.MERGE, SCHEMA, "id"), "seq");
        ColumnBatch rows = Batches.of(
                SCHEMA,
                Batches.row(1, "newest", 9),
                Batches.row(1, "older", 3),
                Batches.row(2, "first", 5),
                Batches.row(2, "second", 5),
                Batches.row(3, "dated", 1),
                Batches.row(3, "undated", null));

        Loads.load(lake.sink(Map.of("merge_strategy", strategy)), target, rows);

        assertThat(rows()).containsExactly("1|newest|9", "2|second|5", "3|dated|1");
    }

    @Test
    void withoutACursorTheLastRowStaysEvenInSortedFiles() throws Exception {
        Map<String, Object> sorted = Map.of("sort_by", List.of("name"), "partition_by", List.of("truncate(1, name)"));

        merge(sorted, "run-1", Batches.row(1, "z-first", 1), Batches.row(1, "a-last", 1), Batches.row(2, "b", 1));

        assertThat(rows()).containsExactly("1|a-last|1", "2|b|1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowWithoutKeyIsRefusedWithItsWhereabouts(boolean adopts) throws Exception {
        Schema keyed = Batches.schema("region string", "id int64", "name string");
        ColumnBatch rows = Batches.of(
                keyed, Batches.row("north", 1, "a"), Batches.row("south", 2, "b"), Batches.row("west", null, "c"));
        Problem problem = Runs.problemOf(() -> {
            try (Sink sink = lake.sink();
                    SinkSession session = sink.open(Loads.target("run-1", WriteMode.MERGE, keyed, "region", "id"))) {
                if (adopts) {
                    session.prepare(
                            StagedFiles.write(warehouse, 4, rows),
                            () -> Batches.reader(rows),
                            org.sluice.api.problem.Cancellation.NONE);
                } else {
                    Runs.prepare(session, 4, rows);
                }
            }
        });

        assertThat(problem.code()).isEqualTo(ProblemCode.E_VALUE_OUT_OF_RANGE);
        assertThat(problem.text()).contains("Row 3 of slice 4", "'id'", "region = west");
        assertThat(rows()).isEmpty();
    }

    @Test
    void aUnitWithoutKeyIsRefused() {
        Problem problem = Runs.problemOf(
                () -> Loads.load(lake.sink(), Loads.target("run-1", WriteMode.MERGE, SCHEMA), Batches.of(SCHEMA)));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.text()).contains("pg/orders@lake", "primary_key");
    }

    @Test
    void aKeyOfFloatingPointNumbersIsRefused() {
        Schema inexact = Batches.schema("id float64 not null");
        Problem problem = Runs.problemOf(() ->
                Loads.load(lake.sink(), Loads.target("run-1", WriteMode.MERGE, inexact, "id"), Batches.of(inexact)));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.text()).contains("'id'", "double");
    }

    /** Shown by taking the file away: whoever opened it would fail. */
    @Test
    void filesWhoseStatisticsExcludeTheKeysAreNotOpened() throws Exception {
        Map<String, String> old = merge("run-1", Batches.row(1, "a", 1), Batches.row(100, "b", 1));
        merge("run-2", Batches.row(1000, "c", 1), Batches.row(2000, "d", 1));
        assertThat(old).containsKey("snapshot_id");
        Files.delete(local(fileWith(1)));

        merge("run-3", Batches.row(50_000, "e", 1), Batches.row(1000, "changed", 2));
        merge("run-4", Batches.row(1500, "between", 1));

        assertThat(lake.table(Loads.TABLE).currentSnapshot().summary()).containsEntry("total-records", "7");
    }

    private DataFile fileWith(long id) throws IOException {
        Table table = lake.table(Loads.TABLE);
        try (CloseableIterable<FileScanTask> tasks = table.newScan()
                .filter(org.apache.iceberg.expressions.Expressions.equal("id", id))
                .planFiles()) {
            return tasks.iterator().next().file();
        }
    }

    private static Path local(DataFile file) {
        return Path.of(java.net.URI.create(file.location()));
    }

    @Test
    void aFileAllOfWhoseRowsAreReplacedGoesAsAWhole() throws Exception {
        merge("run-1", Batches.row(1, "a", 1), Batches.row(2, "b", 1));
        merge("run-2", Batches.row(3, "c", 1), Batches.row(4, "d", 1));

        merge("run-3", Batches.row(1, "x", 2), Batches.row(2, "y", 2), Batches.row(3, "z", 2));

        Map<String, String> summary = lake.table(Loads.TABLE).currentSnapshot().summary();
        assertThat(summary).containsEntry("deleted-data-files", "1").containsEntry("added-position-deletes", "1");
        assertThat(rows()).containsExactly("1|x|2", "2|y|2", "3|z|2", "4|d|1");
    }

    /** Otherwise marks would pile up with each change of a row. */
    @Test
    void aRowThatIsDeletedAlreadyIsNotMarkedAgain() throws Exception {
        merge("run-1", Batches.row(1, "a", 1), Batches.row(2, "b", 1));
        for (int run = 2; run < 6; run++) {
            merge("run-" + run, Batches.row(1, "v" + run, run));
        }

        assertThat(lake.table(Loads.TABLE).currentSnapshot().summary()).containsEntry("total-position-deletes", "1");
        assertThat(rows()).containsExactly("1|v5|5", "2|b|1");
    }

    @Test
    void rowsMayMoveToAnotherPartition() throws Exception {
        Map<String, Object> byName = Map.of("partition_by", List.of("name"));
        merge(byName, "run-1", Batches.row(1, "a", 1), Batches.row(2, "b", 1));

        merge(byName, "run-2", Batches.row(1, "b", 2));

        assertThat(rows()).containsExactly("1|b|2", "2|b|1");
    }

    @Test
    void aKeyColumnThatBecomesWiderStillMatches() throws Exception {
        Schema narrow = Batches.schema("id int32", "name string", "seq int64");
        Loads.load(
                lake.sink(),
                Loads.target("run-1", WriteMode.MERGE, narrow, "id"),
                Batches.of(narrow, Batches.row(1, "a", 1), Batches.row(2, "b", 1)));

        merge("run-2", Batches.row(2, "changed", 2), Batches.row(1L << 33, "far", 1));

        assertThat(rows()).containsExactly("1|a|1", "2|changed|2", "8589934592|far|1");
    }

    @Test
    void keysOfEveryExactTypeMatch() throws Exception {
        Schema keyed = Batches.schema(
                "flag boolean",
                "price decimal(9,2)",
                "huge decimal(38,0)",
                "name string",
                "raw binary",
                "day date",
                "at timestamp(6)",
                "guid uuid",
                "value int32");
        String[] key = {"flag", "price", "huge", "name", "raw", "day", "at", "guid"};
        for (int value = 1; value <= 3; value++) {
            ColumnBatch rows = Batches.of(keyed, everyType(1, value), everyType(-2, value), everyType(value + 10, 0));
            Loads.load(lake.sink(), Loads.target("run-" + value, WriteMode.MERGE, keyed, key), rows);
        }

        assertThat(lake.rows(Loads.TABLE, record -> record.getField("price") + "=" + record.getField("value")))
                .containsExactly("-0.02=3", "0.01=3", "0.11=0", "0.12=0", "0.13=0");
    }

    private static Object[] everyType(int seed, int value) {
        return Batches.row(
                seed > 0,
                seed,
                BigInteger.TEN.pow(30).multiply(BigInteger.valueOf(seed)).toByteArray(),
                "n\u0000" + seed,
                new byte[] {0, (byte) seed},
                seed,
                seed * 1_000_000_007L,
                HexFormat.of().parseHex(String.format("%032x", Math.abs(seed))),
                value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int64", "decimal(12,2)", "string", "date", "timestamp(6)", "uuid", "binary"})
    void aSingleKeyColumnOfAnyTypeMatches(String type) throws Exception {
        Schema keyed = Batches.schema("id " + type, "value int32");
        for (int run = 1; run <= 3; run++) {
            ColumnBatch rows = new ColumnBatch(keyed);
            for (int id = -20; id < 20; id += run) {
                appendKey(rows, type, id);
                rows.ints(1).append(run);
                rows.endRow();
            }
            Loads.load(lake.sink(), Loads.target("run-" + run, WriteMode.MERGE, keyed, "id"), rows);
        }

        List<String> values = lake.rows(Loads.TABLE, record -> String.valueOf(record.getField("value")));
        assertThat(values).hasSize(40);
        assertThat(values.stream().filter("3"::equals)).hasSize(14);
    }

    private static void appendKey(ColumnBatch rows, String type, int id) {
        switch (type) {
            case "int64", "decimal(12,2)", "timestamp(6)" -> rows.longs(0).append(id * 1_000_003L);
            case "date" -> rows.ints(0).append(id);
            case "uuid" -> rows.bytes(0).append(HexFormat.of().parseHex(String.format("%08x%024x", id, 7)));
            default -> rows.bytes(0).append(("k" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Files that other programs imported into a table have no column numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"merge_on_read", "copy_on_write"})
    void rowsInFilesWithoutColumnNumbersAreFoundByName(String strategy) throws Exception {
        merge("run-1", Batches.row(9, "own", 1));
        Table table = lake.table(Loads.TABLE);
        table.updateProperties()
                .set(TableProperties.DEFAULT_NAME_MAPPING, NameMappingParser.toJson(MappingUtil.create(table.schema())))
                .commit();
        ColumnBatch imported = Batches.of(SCHEMA, Batches.row(1, "a", 1), Batches.row(2, "b", 1));
        Path file =
                StagedFiles.write(warehouse, 0, imported).file().orElseThrow().path();
        table.newAppend()
                .appendFile(DataFiles.builder(PartitionSpec.unpartitioned())
                        .withPath(file.toUri().toString())
                        .withFileSizeInBytes(Files.size(file))
                        .withRecordCount(2)
                        .build())
                .commit();

        merge(Map.of("merge_strategy", strategy), "run-2", Batches.row(2, "changed", 2));

        assertThat(rows()).containsExactly("1|a|1", "2|changed|2", "9|own|1");
    }
}
