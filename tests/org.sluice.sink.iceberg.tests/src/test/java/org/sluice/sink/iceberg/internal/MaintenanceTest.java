package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Maintenance;
import org.sluice.api.sink.Maintenance.Extent;
import org.sluice.api.sink.Maintenance.Report;
import org.sluice.api.sink.Maintenance.Task;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsMaintenance;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Whatever is done for a table, its readers see the same rows. */
class MaintenanceTest {

    private static final Schema SCHEMA = Batches.schema("id int64", "name string");

    @TempDir
    Path warehouse;

    private Lake lake;

    @BeforeEach
    void openLake() {
        lake = Lake.hadoop(warehouse);
    }

    private void merge(Map<String, ?> options, String run, Object[]... rows) {
        Loads.load(lake.sink(options), Loads.target(run, WriteMode.MERGE, SCHEMA, "id"), Batches.of(SCHEMA, rows));
    }

    private Report maintain(Task task, Extent extent, Duration olderThan, int keep) {
        try (Sink sink = lake.sink()) {
            List<Report> reports = ((SupportsMaintenance) sink)
                    .maintain(
                            Loads.TABLE, new Maintenance(EnumSet.of(task), extent, olderThan, keep), Cancellation.NONE);
            assertThat(reports).hasSize(1);
            return reports.get(0);
        }
    }

    private List<String> rows() throws Exception {
        return lake.rows(Loads.TABLE, record -> record.getField("id") + "|" + record.getField("name"));
    }

    private Table table() {
        return lake.table(Loads.TABLE);
    }

    private static List<FileScanTask> tasks(Table table) throws IOException {
        List<FileScanTask> tasks = new ArrayList<>();
        try (CloseableIterable<FileScanTask> planned = table.newScan().planFiles()) {
            planned.forEach(tasks::add);
        }
        return tasks;
    }

    private void fill(Map<String, ?> options) {
        for (int run = 0; run < 6; run++) {
            Object[][] rows = new Object[50][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Batches.row((long) (run * 40 + i), "r" + run + "-" + i);
            }
            merge(options, "r" + run, rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void smallFilesBecomeOneWithoutDeletedRows(String format) throws Exception {
        fill(Map.of("format_version", format));
        List<String> before = rows();
        assertThat(before).hasSize(250);
        long version = table().currentSnapshot().snapshotId();
        assertThat(tasks(table())).hasSize(6).anyMatch(task -> !task.deletes().isEmpty());

        Report planned = maintain(Task.COMPACT, Extent.PLAN, Duration.ZERO, 1);
        assertThat(planned.files()).isEqualTo(6);
        assertThat(planned.detail()).isEqualTo("into 1 file");
        assertThat(table().currentSnapshot().snapshotId()).isEqualTo(version);

        assertThat(maintain(Task.COMPACT, Extent.APPLY, Duration.ZERO, 1)).isEqualTo(planned);
        assertThat(rows()).isEqualTo(before);
        assertThat(tasks(table())).singleElement().satisfies(task -> {
            assertThat(task.deletes()).isEmpty();
            assertThat(task.file().recordCount()).isEqualTo(250);
        });
        assertThat(maintain(Task.COMPACT, Extent.APPLY, Duration.ZERO, 1).files())
                .isZero();

        merge(Map.of(), "later", Batches.row(7L, "newer"), Batches.row(1000L, "new"));
        assertThat(rows()).hasSize(251).contains("7|newer", "1000|new");
    }

    @Test
    void filesOfOtherPartitionsAndOtherColumnsStayApart() throws Exception {
        Map<String, ?> partitioned = Map.of("partition_by", List.of("bucket(2, id)"));
        fill(partitioned);
        Schema wider = Batches.schema("id int64", "name string", "more int32");
        for (String run : List.of("w1", "w2")) {
            Loads.load(
                    lake.sink(),
                    Loads.target(run, WriteMode.MERGE, wider, "id"),
                    Batches.of(wider, Batches.row(run.equals("w1") ? 2000L : 2001L, "wide", 1)));
        }
        List<String> before = rows();
        maintain(Task.COMPACT, Extent.APPLY, Duration.ZERO, 1);
        assertThat(rows()).isEqualTo(before);
        assertThat(tasks(table()).size()).isBetween(3, 4);
    }

    @Test
    void rowsThatARunAddsMeanwhileStay() throws Exception {
        fill(Map.of());
        Table table = table();
        Compaction compaction = new Compaction(table, settings());
        List<Compaction.Group> groups = compaction.plan();
        Snapshot base = table.currentSnapshot();
        Loads.append(lake, "meanwhile", SCHEMA, Batches.row(5000L, "meanwhile"));
        List<String> before = rows();
        for (Compaction.Group group : groups) {
            compaction.rewrite(group, base, Cancellation.NONE);
        }
        assertThat(rows()).isEqualTo(before).contains("5000|meanwhile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3"})
    void rowsThatARunReplacesMeanwhileStayReplaced(String format) throws Exception {
        fill(Map.of("format_version", format));
        Table table = table();
        Compaction compaction = new Compaction(table, settings());
        List<Compaction.Group> groups = compaction.plan();
        Snapshot base = table.currentSnapshot();
        merge(Map.of(), "meanwhile", Batches.row(3L, "replaced"));
        List<String> before = rows();
        Problem problem = Runs.problemOf(() -> compaction.rewrite(groups.get(0), base, Cancellation.NONE));
        assertThat(problem.code()).isEqualTo(ProblemCode.E_SINK_WRITE_FAILED);
        assertThat(problem.message()).contains("a run changed rows").contains("stay as they were");
        assertThat(rows()).isEqualTo(before).contains("3|replaced");
        assertThat(files().stream().filter(file -> file.contains("compacted"))).isEmpty();
    }

    private static org.sluice.columnar.WriteSettings settings() {
        return TableSettings.of(org.sluice.api.config.OptionValues.none()).rewriting();
    }

    @Test
    void smallManifestsBecomeOne() throws Exception {
        fill(Map.of());
        List<String> before = rows();
        int manifests = table().currentSnapshot().dataManifests(table().io()).size();
        Report planned = maintain(Task.MANIFESTS, Extent.PLAN, Duration.ZERO, 1);
        assertThat(planned.files()).isEqualTo(manifests).isGreaterThan(1);
        assertThat(maintain(Task.MANIFESTS, Extent.APPLY, Duration.ZERO, 1)).isEqualTo(planned);
        assertThat(table().currentSnapshot().dataManifests(table().io())).hasSize(1);
        assertThat(rows()).isEqualTo(before);
        assertThat(maintain(Task.MANIFESTS, Extent.APPLY, Duration.ZERO, 1).files())
                .isZero();
        merge(Map.of(), "later", Batches.row(7L, "newer"));
        assertThat(rows()).hasSize(250).contains("7|newer");
    }

    @Test
    void oldVersionsGoAndTheNewestCommitIsStillKnown() throws Exception {
        fill(Map.of());
        List<String> before = rows();
        maintain(Task.COMPACT, Extent.APPLY, Duration.ZERO, 1);
        int versions = size(table().snapshots());
        Report planned = maintain(Task.EXPIRE, Extent.PLAN, Duration.ZERO, 1);
        assertThat(planned.detail()).isEqualTo(versions - 1 + " versions");
        assertThat(size(table().snapshots())).isEqualTo(versions);

        Report done = maintain(Task.EXPIRE, Extent.APPLY, Duration.ZERO, 1);
        assertThat(done.files()).isGreaterThan(6);
        assertThat(size(table().snapshots())).isEqualTo(1);
        assertThat(rows()).isEqualTo(before);
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(Loads.target("again", WriteMode.MERGE, SCHEMA, "id"))) {
            assertThat(session.lookup(new CommitRequest("r5-0", 1, List.of())))
                    .isInstanceOf(CommitOutcome.Committed.class);
        }
        assertThat(maintain(Task.EXPIRE, Extent.APPLY, Duration.ofDays(5), 1).detail())
                .isEqualTo("0 versions");
    }

    private static int size(Iterable<?> all) {
        int size = 0;
        for (Object each : all) {
            size++;
        }
        return size;
    }

    @Test
    void onlyFilesThatNobodyKnowsGo() throws Exception {
        fill(Map.of("format_version", "3"));
        Path folder = Path.of(java.net.URI.create(table().location()));
        Path stray = Files.writeString(folder.resolve("data/stray.parquet"), "left by somebody");
        Path fresh = Files.writeString(folder.resolve("data/fresh.parquet"), "being written");
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(Loads.target("open", WriteMode.APPEND, SCHEMA))) {
            PreparedSlice prepared =
                    Runs.prepare(session, 0, Batches.of(SCHEMA, new Object[][] {Batches.row(9000L, "prepared")}));
            List<String> known = files();
            ageAllBut(fresh);
            Report planned = maintain(Task.ORPHANS, Extent.PLAN, Duration.ofDays(1), 1);
            assertThat(planned.files()).isEqualTo(1);
            assertThat(planned.bytes()).isEqualTo(16);
            assertThat(files()).isEqualTo(known);

            assertThat(maintain(Task.ORPHANS, Extent.APPLY, Duration.ofDays(1), 1))
                    .isEqualTo(planned);
            known.remove(warehouse.relativize(stray).toString());
            assertThat(files()).isEqualTo(known);
            Runs.commit(session, "open-0", prepared);
        }
        assertThat(rows()).hasSize(251).contains("9000|prepared");
    }

    private void ageAllBut(Path fresh) throws IOException {
        try (Stream<Path> all = Files.walk(warehouse)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.equals(fresh)) {
                    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(30))));
                }
            }
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(warehouse)) {
            return new ArrayList<>(new TreeSet<>(all.filter(Files::isRegularFile)
                    .map(file -> warehouse.relativize(file).toString())
                    .toList()));
        }
    }

    /** A column that became wider, or optional, has the same number in older files and another type. */
    @Test
    void filesFromBeforeAColumnChangedAreJoinedWithLaterOnes() throws Exception {
        Schema narrow = Batches.schema("id int32 not null", "name string not null");
        Schema wide = Batches.schema("id int64 not null", "name string");
        Loads.append(lake, "n1", narrow, Batches.row(1, "one"));
        Loads.append(lake, "n2", narrow, Batches.row(2, "two"));
        Loads.append(lake, "w1", wide, Batches.row(3L << 40, null));
        Loads.append(lake, "w2", wide, Batches.row(4L, "four"));
        List<String> before = rows();
        maintain(Task.COMPACT, Extent.APPLY, Duration.ZERO, 1);
        assertThat(rows()).isEqualTo(before).contains((3L << 40) + "|null");
        assertThat(tasks(table())).hasSize(2);
        assertThat(maintain(Task.COMPACT, Extent.PLAN, Duration.ZERO, 1).files())
                .isZero();
    }

    @Test
    void whatIsCommittedWhileLitterIsSearchedStays() throws Exception {
        fill(Map.of());
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(Loads.target("open", WriteMode.APPEND, SCHEMA))) {
            PreparedSlice prepared =
                    Runs.prepare(session, 0, Batches.of(SCHEMA, new Object[][] {Batches.row(9000L, "prepared")}));
            Orphans orphans = new Orphans(table());
            Runs.commit(session, "open-0", prepared);
            ageAllBut(warehouse);
            List<String> found = new ArrayList<>();
            orphans.find(System.currentTimeMillis(), file -> found.add(file.location()));
            assertThat(found).isEmpty();
        }
    }

    @Test
    void aListThatACrashCutShortIsNoHindrance() throws Exception {
        fill(Map.of());
        Path lists = Path.of(java.net.URI.create(table().location())).resolve("metadata/sluice/crashed");
        Files.writeString(Files.createDirectories(lists).resolve("slice-00000.json"), "0\n{\"id\":1");
        assertThat(maintain(Task.ORPHANS, Extent.APPLY, Duration.ofDays(1), 1).files())
                .isZero();
    }

    @Test
    void tablesBelowATableAreNotLitter() throws Exception {
        fill(Map.of());
        SinkTarget below = Runs.target(Loads.TABLE + ".archive", "below", WriteMode.APPEND, SCHEMA);
        Loads.load(lake.sink(), below, Batches.of(SCHEMA, new Object[][] {Batches.row(1L, "kept")}));
        ageAllBut(warehouse);
        assertThat(maintain(Task.ORPHANS, Extent.APPLY, Duration.ofDays(1), 1).files())
                .isZero();
        assertThat(lake.rows(Loads.TABLE + ".archive", record -> String.valueOf(record.getField("name"))))
                .containsExactly("kept");
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"EXPIRE", "ORPHANS"})
    void filesThatOtherTablesShareAreNotRemoved(Task task) throws Exception {
        fill(Map.of());
        table().updateProperties().set("gc.enabled", "false").commit();
        List<String> before = files();
        Problem problem = Runs.problemOf(() -> maintain(task, Extent.APPLY, Duration.ZERO, 1));
        assertThat(problem.code()).isEqualTo(ProblemCode.E_UNSUPPORTED_OPERATION);
        assertThat(problem.message()).contains("gc.enabled");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aTableThatIsNotThereIsSaidToBeSo() {
        Problem problem = Runs.problemOf(() -> maintain(Task.EXPIRE, Extent.PLAN, Duration.ZERO, 1));
        assertThat(problem.code()).isEqualTo(ProblemCode.E_DATASET_NOT_FOUND);
        assertThat(problem.message()).contains("shop.orders");
    }
}
