package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.sink.SinkRows;

/** Where files lie after overwrites, how long, and what changes of the finalisation do. */
class GenerationsTest {

    @TempDir
    Path root;

    private final String database = PublishedSinks.newDatabase();
    private final HiveReader reader = new HiveReader(MetastoreServer.shared());
    private int runs;

    @AfterEach
    void close() {
        reader.close();
    }

    private void load(WriteMode mode, int day, Map<String, ?> settings, ColumnBatch rows) {
        try (Sink sink = new PublishedSinks(root.toString(), MetastoreServer.shared(), database, settings).open()) {
            Loads.load(sink, Loads.target("run-" + runs++, mode, Loads.DAY.plusDays(day), SinkRows.SCHEMA), rows);
        }
    }

    private static Map<String, ?> finalised(String how, String keep) {
        return Map.of("hive_finalisation", how, "hive_keep_replaced", keep);
    }

    private List<String> rows() throws Exception {
        return reader.rows(database, "orders");
    }

    private List<String> names() throws Exception {
        return new Directory(root.resolve("orders")).names();
    }

    @Test
    void copyAndSwapKeepsThePaths() throws Exception {
        load(WriteMode.APPEND, 0, Map.of(), SinkRows.batch(1));
        load(WriteMode.OVERWRITE, 1, finalised("copy_and_swap", "0s"), SinkRows.batch(2));

        assertThat(names()).containsExactly("_sluice", "load_date=2026-03-15");
        assertThat(reader.locations(database, "orders"))
                .containsExactly("file:" + root.resolve("orders/load_date=2026-03-15"));
        assertThat(rows()).isEqualTo(SinkRows.texts(2));
    }

    @Test
    void replacedFilesStayForTheirTimeAndThenGo() throws Exception {
        load(WriteMode.APPEND, 0, Map.of(), SinkRows.batch(1));
        List<String> before = reader.locations(database, "orders");

        load(WriteMode.OVERWRITE, 1, finalised("set_location", "1h"), SinkRows.batch(2));
        assertThat(HiveReader.read(before)).isEqualTo(SinkRows.texts(1));
        load(WriteMode.OVERWRITE, 1, finalised("set_location", "1h"), SinkRows.batch(3));
        assertThat(new Directory(root.resolve("orders/_generations")).names()).hasSize(2);

        load(WriteMode.OVERWRITE, 1, finalised("set_location", "0s"), SinkRows.batch(4));
        assertThat(new Directory(root.resolve("orders/_generations")).names()).hasSize(1);
        assertThat(names()).doesNotContain("load_date=2026-03-14");
        assertThat(rows()).isEqualTo(SinkRows.texts(4));
    }

    @Test
    void appendsGoWhereTheRowsLie() throws Exception {
        load(WriteMode.APPEND, 0, Map.of(), SinkRows.batch(1));
        load(WriteMode.OVERWRITE, 1, finalised("set_location", "0s"), SinkRows.batch(2));
        load(WriteMode.APPEND, 1, finalised("set_location", "0s"), SinkRows.batch(3));
        load(WriteMode.APPEND, 2, finalised("copy_and_swap", "0s"), SinkRows.batch(4));

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(SinkRows.texts(2, 3, 4));
        assertThat(reader.locations(database, "orders"))
                .hasSize(2)
                .allMatch(location -> location.contains("/_generations/"));
    }

    /** What was written down as replaced in the table's own directory must not go once that is in use again. */
    @Test
    void theOwnDirectoryMayComeBackIntoUse() throws Exception {
        load(WriteMode.APPEND, 0, Map.of(), SinkRows.batch(1));
        load(WriteMode.APPEND, 1, Map.of(), SinkRows.batch(2));
        load(WriteMode.OVERWRITE, 1, finalised("set_location", "1h"), SinkRows.batch(3));
        load(WriteMode.OVERWRITE, 0, finalised("copy_and_swap", "1h"), SinkRows.batch(4));
        assertThat(rows()).isEqualTo(SinkRows.texts(4));

        load(WriteMode.APPEND, 1, finalised("copy_and_swap", "0s"), SinkRows.batch(5));

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(SinkRows.texts(4, 5));
        assertThat(names()).containsExactly("_sluice", "load_date=2026-03-14", "load_date=2026-03-15");
    }

    @Test
    void withoutHiveTheRowsAreStillFound() throws Exception {
        load(WriteMode.APPEND, 0, Map.of(), SinkRows.batch(1));
        load(WriteMode.OVERWRITE, 0, finalised("set_location", "0s"), SinkRows.batch(2));
        PublishedSinks sinks = new PublishedSinks(root.toString(), MetastoreServer.shared(), database, Map.of());
        try (Sink plain = sinks.unpublished()) {
            Loads.load(
                    plain,
                    Loads.target("run-9", WriteMode.OVERWRITE, Loads.DAY.plusDays(3), SinkRows.SCHEMA),
                    SinkRows.batch(3));
        }

        load(WriteMode.APPEND, 4, Map.of(), SinkRows.batch(4));

        assertThat(rows()).containsExactlyInAnyOrderElementsOf(SinkRows.texts(3, 4));
    }
}
