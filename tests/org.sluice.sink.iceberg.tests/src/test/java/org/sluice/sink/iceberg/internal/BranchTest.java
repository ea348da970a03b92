package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Maintenance;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SupportsMaintenance;
import org.sluice.api.sink.SupportsPublishing;
import org.sluice.api.sink.SupportsReadBack;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Rows that are written aside, audited, and then published. */
class BranchTest {

    private static final Schema SCHEMA = Batches.schema("id int64", "name string");
    private static final Map<String, Object> AUDIT = Map.of("branch", "audit");

    @TempDir
    Path warehouse;

    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = Lake.hadoop(warehouse);
    }

    private void load(Map<String, ?> options, WriteMode mode, String run, Object[]... rows) {
        Loads.load(lake.sink(options), Loads.target(run, mode, SCHEMA, "id"), Batches.of(SCHEMA, rows));
    }

    private int publish() {
        try (Sink sink = lake.sink(AUDIT)) {
            return ((SupportsPublishing) sink).publish(Loads.TABLE);
        }
    }

    private static String text(Record row) {
        return row.getField("id") + "|" + row.getField("name");
    }

    private List<String> main() throws Exception {
        return lake.rows(Loads.TABLE, BranchTest::text);
    }

    private List<String> audit() throws Exception {
        Table table = lake.table(Loads.TABLE);
        TreeSet<String> rows = new TreeSet<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table)
                .useSnapshot(table.refs().get("audit").snapshotId())
                .build()) {
            records.forEach(row -> rows.add(text(row)));
        }
        return new ArrayList<>(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void readersSeeRowsWhenTheyArePublished(String format) throws Exception {
        load(Map.of("format_version", format), WriteMode.MERGE, "r1", Batches.row(1L, "one"), Batches.row(2L, "two"));
        load(AUDIT, WriteMode.MERGE, "r2", Batches.row(2L, "second"), Batches.row(3L, "three"));
        load(AUDIT, WriteMode.MERGE, "r3", Batches.row(3L, "third"), Batches.row(4L, "four"));
        assertThat(main()).containsExactly("1|one", "2|two");
        assertThat(audit()).containsExactly("1|one", "2|second", "3|third", "4|four");

        assertThat(publish()).isEqualTo(2);
        assertThat(main()).containsExactly("1|one", "2|second", "3|third", "4|four");
        assertThat(publish()).isZero();
    }

    @Test
    void aTableMayBeginOnTheBranch() throws Exception {
        load(AUDIT, WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        assertThat(main()).isEmpty();
        assertThat(audit()).containsExactly("1|one");
        assertThat(publish()).isEqualTo(1);
        assertThat(main()).containsExactly("1|one");
    }

    @Test
    void anOverwriteReplacesTheBranchOnly() throws Exception {
        load(Map.of(), WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        load(AUDIT, WriteMode.OVERWRITE, "r2", Batches.row(9L, "nine"));
        assertThat(main()).containsExactly("1|one");
        assertThat(audit()).containsExactly("9|nine");
        publish();
        assertThat(main()).containsExactly("9|nine");
    }

    @Test
    void commitsOfTheBranchAreKnownAndItsRowsReadBack() throws Exception {
        load(Map.of(), WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        load(AUDIT, WriteMode.APPEND, "r2", Batches.row(2L, "two"));
        try (Sink sink = lake.sink(AUDIT);
                SinkSession session = sink.open(Loads.target("r3", WriteMode.APPEND, SCHEMA))) {
            CommitRequest first = new CommitRequest("r2-0", 1, List.of());
            assertThat(session.lookup(first)).isInstanceOf(CommitOutcome.Committed.class);
            PreparedSlice slice =
                    Runs.prepare(session, 0, Batches.of(SCHEMA, new Object[][] {Batches.row(3L, "three")}));
            Map<String, String> once = Runs.commit(session, "r3-0", slice);
            assertThat(Runs.commit(session, "r3-0", slice)).isEqualTo(once);
            assertThat(session.hasData()).isTrue();
            assertThat(count(((SupportsReadBack) session).readBack())).isEqualTo(3);
        }
        assertThat(audit()).hasSize(3);
    }

    private static long count(BatchReader reader) {
        long rows = 0;
        try (reader) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                rows += batch.rowCount();
            }
        }
        return rows;
    }

    @Test
    void whatOthersAddToMainIsNotPassedOver() throws Exception {
        load(AUDIT, WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        publish();
        load(Map.of(), WriteMode.APPEND, "other", Batches.row(7L, "of main"));
        load(AUDIT, WriteMode.APPEND, "r2", Batches.row(2L, "two"));
        assertThat(audit()).containsExactly("1|one", "2|two", "7|of main");
        assertThat(publish()).isEqualTo(1);
        assertThat(main()).containsExactly("1|one", "2|two", "7|of main");
    }

    @Test
    void aBranchThatMainHasLeftIsNotPublished() throws Exception {
        load(Map.of(), WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        load(AUDIT, WriteMode.APPEND, "r2", Batches.row(2L, "two"));
        load(Map.of(), WriteMode.APPEND, "other", Batches.row(7L, "of main"));
        Problem problem = Runs.problemOf(this::publish);
        assertThat(problem.code()).isEqualTo(ProblemCode.E_STATE_MISMATCH);
        assertThat(problem.message()).contains("changed on main").contains("Nothing was published");
        assertThat(main()).containsExactly("1|one", "7|of main");
    }

    @Test
    void mainIsNotCompactedBeforeTheBranchIsPublished() throws Exception {
        load(Map.of(), WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        load(AUDIT, WriteMode.APPEND, "r2", Batches.row(2L, "two"));
        Problem problem = Runs.problemOf(this::compact);
        assertThat(problem.message()).contains("has 1 commits that main has not");
        publish();
        compact();
        load(AUDIT, WriteMode.APPEND, "r3", Batches.row(3L, "three"));
        assertThat(publish()).isEqualTo(1);
        assertThat(main()).containsExactly("1|one", "2|two", "3|three");
    }

    private void compact() {
        try (Sink sink = lake.sink(AUDIT)) {
            ((SupportsMaintenance) sink)
                    .maintain(
                            Loads.TABLE,
                            new Maintenance(
                                    java.util.EnumSet.of(Maintenance.Task.COMPACT),
                                    Maintenance.Extent.APPLY,
                                    java.time.Duration.ofDays(1),
                                    10),
                            Cancellation.NONE);
        }
    }

    @Test
    void withoutABranchThereIsNothingToPublish() throws Exception {
        load(Map.of(), WriteMode.APPEND, "r1", Batches.row(1L, "one"));
        try (Sink sink = lake.sink(new HashMap<>())) {
            Problem problem = Runs.problemOf(() -> ((SupportsPublishing) sink).publish(Loads.TABLE));
            assertThat(problem.code()).isEqualTo(ProblemCode.E_UNSUPPORTED_OPERATION);
            assertThat(problem.next()).contains("branch: audit");
        }
    }
}
