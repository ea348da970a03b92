package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that takes new CSV files into Parquet files, and writes CSV and JSON lines. */
class FilesTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Shell shell;
    private int files;

    @BeforeEach
    void makeProject() throws IOException {
        shell = new Shell(directory);
        shell.file("sluice.yaml", "version: 1\nname: test\n");
        shell.file("endpoints/inbox.yaml", "version: 1\ntemplate: files\nroot: ${project}/inbox\n");
        shell.file("endpoints/lake.yaml", "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        shell.file(
                "units/inbox.yaml",
                "version: 1\nsource: inbox\nsink: lake\nunits:\n  orders:\n    sync_mode: incremental\n"
                        + "    write_mode: append\n    cursor_field: _modified_at\n    columns: {zip: string}\n");
        arrive("orders/a.csv", "id,zip,total\n1,10115,1.50\n2,80331,\n");
        arrive("orders/b.csv", "id,zip,total\n3,20095,3.25\n");
    }

    /** Each file is a second younger than the one before. */
    private void arrive(String name, String text) throws IOException {
        shell.file("inbox/" + name, text);
        Files.setLastModifiedTime(directory.resolve("inbox").resolve(name), FileTime.from(FIRST.plusSeconds(files++)));
    }

    private long run() {
        Shell.Outcome run = shell.sluice("run", "-o", "json");
        assertThat(run.code()).as(run.everything()).isZero();
        JsonNode unit = run.json().at("/units/0");
        return unit.at("/sunk/rows").asLong();
    }

    private String query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Test
    void newFilesAreTakenOnce() throws Exception {
        assertThat(run()).isEqualTo(3);
        assertThat(run()).isZero();
        arrive("orders/c.csv", "id,zip,total\n4,01067,0.75\n");
        assertThat(run()).isEqualTo(1);
        assertThat(run()).isZero();

        assertThat(query(
                        "SELECT string_agg(id || ':' || zip || ':' || coalesce(total::VARCHAR, 'null'), ' ' ORDER BY id)"
                                + " FROM read_parquet('" + directory + "/lake/orders/**/*.parquet')"))
                .isEqualTo("1:10115:1.50 2:80331:null 3:20095:3.25 4:01067:0.75");
    }

    @Test
    void aChangedFileIsTakenAgain() throws Exception {
        assertThat(run()).isEqualTo(3);
        arrive("orders/a.csv", "id,zip,total\n1,10115,1.50\n2,80331,9.99\n");

        assertThat(run()).isEqualTo(2);
    }

    @Test
    void aBadFileStopsTheUnitAndLeavesItsCheckpoint() throws Exception {
        assertThat(run()).isEqualTo(3);
        arrive("orders/c.csv", "id,zip,total\n4,01067,0.75\n5,01067\n");
        Shell.Outcome failed = shell.sluice("run", "-o", "json");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("c.csv, line 3", "3 columns");

        arrive("orders/c.csv", "id,zip,total\n4,01067,0.75\n5,01067,1.00\n");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void textFilesAreSinksToo() throws Exception {
        for (String template : new String[] {"csv", "jsonl"}) {
            shell.file(
                    "endpoints/lake.yaml",
                    "version: 1\ntemplate: " + template + "\nroot: ${project}/" + template + "\ncompression: gzip\n");
            shell.file(
                    "units/inbox.yaml",
                    "version: 1\nsource: inbox\nsink: lake\nunits:\n  orders:\n    object: " + template + ".orders\n"
                            + "    write_mode: overwrite\n");
            assertThat(run()).isEqualTo(3);
            String reader = template.equals("csv") ? "read_csv" : "read_json";
            assertThat(query("SELECT count(*) || ':' || sum(total) FROM " + reader + "('" + directory + "/" + template
                            + "/" + template + "/orders/**/*.gz')"))
                    .isEqualTo("3:4.75");
        }
    }

    @Test
    void datasetsAreDiscovered() {
        Shell.Outcome found = shell.sluice("endpoints", "discover", "inbox");
        assertThat(found.code()).as(found.everything()).isZero();
        assertThat(found.out()).contains("orders");
    }

    /** Whatever a run leaves in the inbox would be read by the next. */
    @Test
    void theInboxIsLeftAsItIs() throws Exception {
        run();
        try (Stream<Path> found = Files.walk(directory.resolve("inbox"))) {
            assertThat(found.filter(Files::isRegularFile)).hasSize(2);
        }
    }
}
