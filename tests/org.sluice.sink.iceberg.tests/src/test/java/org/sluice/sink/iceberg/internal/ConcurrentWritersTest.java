package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.parquet.Parquet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Several writers to one table, ours and others: nothing is lost and nothing stands twice. */
class ConcurrentWritersTest {

    private static final Schema SCHEMA = Batches.schema("id int64 not null", "writer string");
    private static final int COMMITS = 8;

    @TempDir
    Path warehouse;

    private Lake lake;

    @BeforeEach
    void createTable() {
        lake = Lake.jdbc(warehouse, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    private void create(Map<String, Object> options) {
        Map<String, Object> all = new HashMap<>(options);
        // The plain writer has nothing but Iceberg's own retries.
        all.put(
                "table_properties",
                Map.of(
                        TableProperties.COMMIT_NUM_RETRIES, "100",
                        TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "1",
                        TableProperties.COMMIT_MAX_RETRY_WAIT_MS, "20"));
        Loads.load(lake.sink(all), target("base", "run-0", WriteMode.APPEND), rows("base", 1, 2, 3, 4, 5, 6, 7, 8));
    }

    private static SinkTarget target(String unit, String run, WriteMode mode) {
        return new SinkTarget(unit, run, Loads.TABLE, SCHEMA, List.of("id"), mode, Runs.DAY, false);
    }

    private static org.sluice.api.data.ColumnBatch rows(String writer, long... ids) {
        Object[][] rows = new Object[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            rows[i] = Batches.row(ids[i], writer);
        }
        return Batches.of(SCHEMA, rows);
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> future : threads.invokeAll(work)) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Void> ours(String unit, WriteMode mode, Map<String, Object> options, int step) {
        return () -> {
            for (int commit = 0; commit < COMMITS; commit++) {
                long id = commit * step + 1L;
                Loads.load(
                        lake.sink(options),
                        target(unit, unit + "-" + commit, mode),
                        rows(unit, id, 1000L + commit * 10L + step));
            }
            return null;
        };
    }

    private Callable<Void> plain(String writer) {
        return () -> {
            Table table = lake.table(Loads.TABLE);
            for (int commit = 0; commit < COMMITS; commit++) {
                table.newAppend()
                        .appendFile(plainFile(table, writer, 5000L + commit))
                        .commit();
            }
            return null;
        };
    }

    private static DataFile plainFile(Table table, String writer, long id) throws Exception {
        Record record = GenericRecord.create(table.schema());
        record.setField("id", id);
        record.setField("writer", writer);
        DataWriter<Record> file = Parquet.writeData(
                        table.io().newOutputFile(table.location() + "/data/" + UUID.randomUUID() + ".parquet"))
                .schema(table.schema())
                .createWriterFunc(GenericParquetWriter::create)
                .withSpec(PartitionSpec.unpartitioned())
                .build();
        try (file) {
            file.write(record);
        }
        return DataFiles.builder(PartitionSpec.unpartitioned())
                .copy(file.toDataFile())
                .build();
    }

    @Test
    void appendsOfTwoUnitsAndAnotherProgramAllStand() throws Exception {
        create(Map.of());

        together(List.of(
                ours("a", WriteMode.APPEND, Map.of(), 1), ours("b", WriteMode.APPEND, Map.of(), 2), plain("other")));

        List<String> writers = lake.rows(Loads.TABLE, record -> String.valueOf(record.getField("writer")));
        assertThat(writers.stream().filter("a"::equals)).hasSize(2 * COMMITS);
        assertThat(writers.stream().filter("b"::equals)).hasSize(2 * COMMITS);
        assertThat(writers.stream().filter("other"::equals)).hasSize(COMMITS);
        assertThat(writers).hasSize(8 + 5 * COMMITS);
    }

    /** Both units replace rows of the same keys: each key has one row in the end, and no insert of either is missing. */
    @ParameterizedTest
    @CsvSource({"2, merge_on_read", "3, merge_on_read", "2, copy_on_write"})
    void mergesOfTwoUnitsLeaveOneRowForEachKey(int version, String strategy) throws Exception {
        Map<String, Object> options = Map.of("format_version", version, "merge_strategy", strategy);
        create(options);

        together(List.of(
                ours("a", WriteMode.MERGE, options, 1), ours("b", WriteMode.MERGE, options, 1), plain("other")));

        List<String> ids = lake.rows(Loads.TABLE, record -> String.valueOf(record.getField("id")));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < COMMITS; i++) {
            expected.add(String.valueOf(i + 1));
            expected.add(String.valueOf(1001 + i * 10));
            expected.add(String.valueOf(5000 + i));
        }
        assertThat(ids).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"APPEND", "OVERWRITE", "MERGE"})
    void aCommitThatTwoProcessesTryAtOnceStandsOnce(WriteMode mode) throws Exception {
        create(Map.of());
        SinkTarget target = target("a", "run-1", mode);
        CommitRequest request;
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(target)) {
            PreparedSlice slice = Runs.prepare(session, 0, rows("a", 1, 100));
            request = new CommitRequest("c-1", 1, List.of(slice));
        }

        List<Callable<Void>> tries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tries.add(() -> {
                try (Sink sink = lake.sink();
                        SinkSession session = sink.open(target)) {
                    assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
                }
                return null;
            });
        }
        together(tries);

        int standing = 0;
        for (Snapshot snapshot : lake.table(Loads.TABLE).snapshots()) {
            standing += "c-1".equals(snapshot.summary().get("sluice.commit-id")) ? 1 : 0;
        }
        assertThat(standing).isEqualTo(1);
        assertThat(lake.rows(Loads.TABLE, record -> String.valueOf(record.getField("id"))))
                .filteredOn("100"::equals)
                .hasSize(1);
    }
}
