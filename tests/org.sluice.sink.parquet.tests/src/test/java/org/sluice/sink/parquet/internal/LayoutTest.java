package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.files.table.Table;
import org.sluice.testkit.RandomBatches;
import org.sluice.testkit.sink.SinkRows;

/** What lies where, and what a reader that knows nothing of Sluice finds. */
class LayoutTest {

    @TempDir
    Path root;

    @TempDir
    Path staging;

    @Test
    void filesLieInThePartitionOfTheDayWithAMarker() throws IOException {
        load(Runs.append("raw.orders", "run-1"), 1, 2, 3);

        assertThat(tree(root))
                .containsExactly(
                        "raw/orders/_sluice/public%2Eraw%2Eorders.last",
                        "raw/orders/_sluice/run-1-0.done",
                        "raw/orders/load_date=2026-03-14/_SUCCESS",
                        "raw/orders/load_date=2026-03-14/part-run-1-00000.parquet");
    }

    @Test
    void withoutPartitionsFilesLieInTheTableItself() throws IOException {
        try (Sink sink = Sinks.on(root.toString(), Map.of("partition_by_load_date", "false"))) {
            Runs.load(sink, Runs.append("raw.orders", "run-1"), SinkRows.batch(1));
        }

        assertThat(tree(root))
                .containsExactly(
                        "raw/orders/_SUCCESS",
                        "raw/orders/_sluice/public%2Eraw%2Eorders.last",
                        "raw/orders/_sluice/run-1-0.done",
                        "raw/orders/part-run-1-00000.parquet");
    }

    @Test
    void aReplacedPartitionGoesAsAWhole() throws IOException {
        load(Runs.append("orders", "run-1"), 1);
        SinkTarget next = new SinkTarget(
                "u", "run-2", "orders", SinkRows.SCHEMA, List.of(), WriteMode.OVERWRITE, Runs.DAY.plusDays(1), false);
        load(next, 2);

        assertThat(tree(root).stream().filter(path -> !path.contains("_sluice")))
                .containsExactly(
                        "orders/load_date=2026-03-15/_SUCCESS", "orders/load_date=2026-03-15/part-run-2-00000.parquet");
        assertThat(root.resolve("orders/load_date=2026-03-14")).doesNotExist();
    }

    @Test
    void overwriteLeavesFilesOfOthersWhereTheyAre() throws IOException {
        load(Runs.append("orders", "run-1"), 1);
        Path notes = root.resolve("orders/load_date=2026-03-14/notes.txt");
        Files.writeString(notes, "mine");
        SinkTarget next = new SinkTarget(
                "u", "run-2", "orders", SinkRows.SCHEMA, List.of(), WriteMode.OVERWRITE, Runs.DAY.plusDays(1), false);

        load(next, 2);

        assertThat(notes).hasContent("mine");
        assertThat(ParquetRows.local(root.resolve("orders"))).containsExactlyElementsOf(SinkRows.texts(2));
    }

    @Test
    void theReceiptHasFilesBytesAndDirectory() throws IOException {
        Map<String, String> details = load(Runs.append("orders", "run-1"), 1, 2, 3);

        Path directory = root.resolve("orders/load_date=2026-03-14");
        assertThat(details)
                .containsEntry("commit_id", "run-1-0")
                .containsEntry("files", "1")
                .containsEntry("directory", directory.toString())
                .containsEntry("bytes", Long.toString(Files.size(directory.resolve("part-run-1-00000.parquet"))));
    }

    @Test
    void duckDbReadsEveryPublishedRowAndNoPreparedOne() throws Exception {
        load(Runs.append("raw.orders", "run-1"), SinkRows.range(1, 1000));
        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(Runs.append("raw.orders", "run-2"))) {
            Runs.prepare(session, 0, SinkRows.batch(SinkRows.range(2000, 2500)));
            Runs.adopt(session, StagedFiles.write(staging, 1, SinkRows.batch(3000)));

            String files = "read_parquet('" + root + "/raw/orders/**/*.parquet', hive_partitioning = true)";
            assertThat(duckDb("SELECT count(*), count(name), sum(id), min(load_date)::VARCHAR FROM " + files))
                    .isEqualTo("1000|800|500500|2026-03-14");
        }
    }

    @Test
    void everyTypeIsUnderstoodByDuckDb() throws Exception {
        RandomBatches random = new RandomBatches(42);
        try (Sink sink = Sinks.on(root)) {
            Runs.load(
                    sink,
                    Runs.target("types", "run-1", WriteMode.APPEND, RandomBatches.everyType()),
                    random.batch(RandomBatches.everyType(), 500));
        }

        assertThat(duckDb("SELECT count(*) FROM (SELECT * FROM read_parquet('" + root + "/types/*/*.parquet'))"))
                .isEqualTo("500");
    }

    private static String duckDb(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            StringBuilder row = new StringBuilder(String.valueOf(rows.getObject(1)));
            for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
                row.append('|').append(rows.getObject(column));
            }
            return row.toString();
        }
    }

    @Test
    void anAdoptedFileOnTheSameDiskIsNotCopied() throws IOException {
        StagedSlice staged = StagedFiles.write(staging, 0, SinkRows.batch(1, 2, 3));
        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            PreparedSlice prepared = Runs.adopt(session, staged);
            Runs.commit(session, "c-1", prepared);

            assertThat(prepared.counts()).isEqualTo(staged.counts());
        }

        Path published = root.resolve("orders/load_date=2026-03-14/part-run-1-00000.parquet");
        Path sealed = staged.file().orElseThrow().path();
        assertThat(Files.readAttributes(published, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey())
                .isEqualTo(Files.readAttributes(sealed, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey());
    }

    @Test
    void preparingAnewDoesNotWriteOverAnAdoptedFile() throws IOException {
        StagedSlice staged = StagedFiles.write(staging, 0, SinkRows.batch(1, 2, 3));
        Path sealed = staged.file().orElseThrow().path();
        byte[] before = Files.readAllBytes(sealed);
        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            Runs.adopt(session, staged);
            Runs.prepare(session, 0, SinkRows.batch(4));
        }

        assertThat(sealed).hasBinaryContent(before);
    }

    @Test
    void abandonedStagingGoesAfterAWeekAndOthersStay() throws IOException {
        Path old = Files.createDirectories(root.resolve("orders/_staging/run-old"));
        Files.writeString(old.resolve("slice-0.parquet.tmp"), "x");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        Path other = Files.createDirectories(root.resolve("orders/_staging/run-other"));

        load(Runs.append("orders", "run-1"), 1);

        assertThat(old).doesNotExist();
        assertThat(other).exists();
        assertThat(root.resolve("orders/_staging/run-1")).doesNotExist();
    }

    @Test
    void onlyTheNewestHundredCommitsStayKnown() throws IOException {
        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            for (int i = 0; i < 120; i++) {
                Runs.commit(session, "c-" + i);
            }
        }

        assertThat(tree(root.resolve("orders/_sluice")).stream().filter(name -> name.endsWith(".done")))
                .hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "raw.orders, raw/orders",
        "orders, orders",
        "a.b.c, a/b/c",
        "'a/b', 'a%2Fb'",
        "'..', '%2E/%2E/%2E'",
        "'a..b', 'a/%2E/b'",
        "'c:d', 'c%3Ad'",
        "'_hidden', '%5Fhidden'",
        "'load_date=1', 'load_date%3D1'",
        "'50%', '50%25'",
        "'Bücher 1', 'B%C3%BCcher%201'"
    })
    void namesOfObjectsBecomeSafeDirectories(String object, String directory) {
        assertThat(Table.directoryOf(object)).isEqualTo(directory);
    }

    @Test
    void aHostileNameStaysBelowTheRoot() throws IOException {
        load(Runs.append("../../etc/passwd\u0000:*", "run-1"), 1);

        assertThat(tree(root).stream().filter(path -> path.endsWith(".parquet")))
                .hasSize(1);
    }

    private Map<String, String> load(SinkTarget target, long... ids) {
        try (Sink sink = Sinks.on(root)) {
            return Runs.load(sink, target, SinkRows.batch(ids));
        }
    }

    private static List<String> tree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
