package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopTables;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database goes into raw Parquet files, and these into Iceberg tables, without the database. */
class IcebergTablesTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void makeProject() {
        shell = new Shell(directory);
        shell.file("sluice.yaml", "version: 1\nname: test\n");
        shell.file("endpoints/shop.yaml", "version: 1\ntemplate: h2\npath: ${project}/shop\n");
        shell.file("endpoints/lake.yaml", "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        shell.file("endpoints/raw.yaml", "version: 1\ntemplate: files\nroot: ${project}/lake\n");
        shell.file("endpoints/ice.yaml", "version: 1\ntemplate: iceberg\nwarehouse: ${project}/ice\n");
        shell.file(
                "units/shop.yaml",
                "version: 1\nsource: shop\nsink: lake\nunits:\n  PUBLIC.ORDERS:\n    sync_mode: incremental\n"
                        + "    write_mode: append\n    cursor_field: CHANGED\n");
        rebuild("merge", "    primary_key: [ID]\n    cursor_field: CHANGED\n");
        shell.sql(
                "CREATE TABLE ORDERS(ID BIGINT PRIMARY KEY, TOTAL DECIMAL(20,4), NOTE VARCHAR(20), CHANGED TIMESTAMP)");
        shell.sql("INSERT INTO ORDERS SELECT X, X * 1.25, 'first', TIMESTAMP '2026-01-01 00:00:00' + X * INTERVAL '1'"
                + " SECOND FROM SYSTEM_RANGE(1, 200)");
        sluice("run", "*@lake");
        shell.sql("UPDATE ORDERS SET TOTAL = NULL, NOTE = 'second', CHANGED = TIMESTAMP '2026-02-01 00:00:00'"
                + " WHERE MOD(ID, 3) = 0");
        shell.sql("INSERT INTO ORDERS VALUES (9007199254740993, 0.0001, 'new', TIMESTAMP '2026-02-01 00:00:01')");
        sluice("run", "*@lake");
    }

    private void rebuild(String mode, String more) {
        shell.file(
                "units/rebuild.yaml",
                "version: 1\nsource: raw\nsink: ice\nunits:\n  PUBLIC.ORDERS:\n    write_mode: " + mode + "\n" + more);
    }

    private Shell.Outcome sluice(String... arguments) {
        Shell.Outcome outcome = shell.sluice(arguments);
        assertThat(outcome.code()).as(outcome.everything()).isZero();
        return outcome;
    }

    private Table table() {
        return new HadoopTables(new Configuration())
                .load(directory.resolve("ice/PUBLIC/ORDERS").toString());
    }

    private List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        try (CloseableIterable<Record> records = IcebergGenerics.read(table()).build()) {
            records.forEach(row -> rows.add(row.getField("ID") + "|" + row.getField("TOTAL") + "|"
                    + row.getField("NOTE") + "|" + row.getField("CHANGED")));
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    private List<String> source() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection =
                        new org.h2.Driver().connect("jdbc:h2:file:" + directory.resolve("shop"), new Properties());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ID, TOTAL, NOTE, CHANGED FROM ORDERS")) {
            while (row.next()) {
                rows.add(row.getLong(1) + "|" + row.getBigDecimal(2) + "|" + row.getString(3) + "|"
                        + row.getObject(4, LocalDateTime.class));
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    private void loseTheDatabase() throws IOException {
        Files.delete(directory.resolve("shop.mv.db"));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("ice"))) {
            return List.copyOf(new TreeSet<>(all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .toList()));
        }
    }

    @Test
    void rawFilesBecomeTheTableOfTheNewestRows() throws Exception {
        List<String> source = source();
        loseTheDatabase();
        JsonNode run = sluice("run", "*@ice", "-o", "json").json();
        assertThat(run.at("/units/0/sunk/rows").asLong()).isEqualTo(200 + 66 + 1);
        assertThat(rows()).isEqualTo(source).hasSize(201);

        Files.move(directory.resolve("ice"), directory.resolve("lost"));
        sluice("state", "reset", "raw/PUBLIC.ORDERS@ice", "--yes");
        sluice("run", "*@ice");
        assertThat(rows()).isEqualTo(source);
    }

    @Test
    void rawFilesBecomeTheTableOfAllVersions() throws Exception {
        List<String> source = source();
        loseTheDatabase();
        rebuild("overwrite", "");
        for (int run = 0; run < 2; run++) {
            sluice("run", "*@ice");
            assertThat(rows()).hasSize(200 + 66 + 1).containsAll(source);
        }
    }

    /** The newest file is taken again, as its time may be that of a later one too. */
    @Test
    void aTableFollowsTheRawFiles() throws Exception {
        JsonNode run = follow();
        assertThat(run.at("/units/0/sunk/rows").asLong()).isEqualTo(66 + 1 + 1);
        assertThat(rows()).isEqualTo(source()).anyMatch(row -> row.contains("third"));
    }

    private JsonNode follow() {
        rebuild("merge", "    primary_key: [ID]\n    sync_mode: incremental\n    cursor_field: _modified_at\n");
        sluice("run", "*@ice");
        shell.sql("UPDATE ORDERS SET NOTE = 'third', CHANGED = TIMESTAMP '2026-03-01 00:00:00' WHERE ID = 7");
        sluice("run", "*@lake");
        return sluice("run", "*@ice", "-o", "json").json();
    }

    @Test
    void maintenanceShowsFirstAndDoesOnRequest() throws Exception {
        follow();
        List<String> rows = rows();
        List<String> before = files();
        Shell.Outcome shown = sluice("maintain", "*@ice");
        assertThat(shown.out()).contains("compact", "manifests", "expire", "orphans", "add --apply");
        assertThat(files()).isEqualTo(before);

        JsonNode done = sluice("maintain", "*@ice", "--compact", "--manifests", "--apply", "-o", "json")
                .json();
        assertThat(done).hasSize(2);
        assertThat(done.get(0).path("applied").asBoolean()).isTrue();
        assertThat(done.get(0).path("files").asInt()).isPositive();
        assertThat(files()).isNotEqualTo(before);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void whatCannotBeMaintainedIsRefused() {
        sluice("run", "*@ice");
        Shell.Outcome files = shell.sluice("maintain", "*@lake");
        assertThat(files.code()).isEqualTo(9);
        assertThat(files.err()).contains("nothing to maintain", "Iceberg");
        Shell.Outcome young = shell.sluice("maintain", "*@ice", "--older-than", "2h");
        assertThat(young.code()).isEqualTo(9);
        assertThat(young.err()).contains("runs are writing now", "--older-than 1d");
        sluice("maintain", "*@ice", "--expire", "--older-than", "2h");
    }

    @Test
    void aBranchIsSeenWhenItIsPublished() throws Exception {
        shell.file("endpoints/ice.yaml", "version: 1\ntemplate: iceberg\nwarehouse: ${project}/ice\nbranch: audit\n");
        sluice("run", "*@ice");
        assertThat(rows()).isEmpty();
        sluice("publish", "*@ice");
        assertThat(rows()).isEqualTo(source());
        assertThat(shell.sluice("publish", "*@lake").code()).isEqualTo(9);
    }
}
