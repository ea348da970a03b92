package org.sluice.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built product, as a user starts it: bundles, services and scripts together. */
class ProductTest {

    private static final Path PRODUCT = Path.of("../../product/org.sluice.product.headless/target/products/"
                    + "org.sluice.commandline/linux/gtk/x86_64")
            .toAbsolutePath()
            .normalize();

    @TempDir
    Path directory;

    /** What a call printed, and its exit code. */
    private record Call(int exit, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private Call sluice(String... arguments) throws IOException, InterruptedException {
        Process process = start("call", arguments);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Call(
                process.exitValue(),
                Files.readString(directory.resolve("call.out")),
                Files.readString(directory.resolve("call.err")));
    }

    private Process start(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PRODUCT.resolve("sluice").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve(name + ".out").toFile())
                .redirectError(directory.resolve(name + ".err").toFile())
                .start();
    }

    @Test
    void everyPluginIsThereAndStarts() throws Exception {
        Call call = sluice("doctor", "-o", "json");
        assertThat(call.out())
                .contains("source postgresql", "staging local", "staging memory", "sink parquet", "sink iceberg");
        for (JsonNode check : call.json()) {
            if (!check.path("check").asText().equals("project")) {
                assertThat(check.path("ok").asBoolean()).as(check.toString()).isTrue();
            }
        }
    }

    @Test
    void argumentsArriveAsTheyAreTypedEvenThoseOfThePlatform() throws Exception {
        assertThat(sluice("version", "-o", "json").json().path("name").asText()).isEqualTo("Sluice");
        Call call = sluice("-data", "a b", "--nonsense");
        assertThat(call.exit()).isEqualTo(9);
        assertThat(sluice("--help").exit()).isZero();
    }

    /** The demo in full: as many rows in the files as in the source, counted by DuckDB, and the second run takes the news. */
    @Test
    void theDemoArrivesCompletely() throws Exception {
        Call call = sluice("demo", "--dir", "demo", "--scale", "0.02");
        assertThat(call.exit()).as(call.err()).isZero();
        Path project = directory.resolve("demo");

        for (String table : List.of("CUSTOMER", "LINEITEM", "NATION", "PART", "PARTSUPP", "REGION", "SUPPLIER")) {
            long source = h2(project, "SELECT COUNT(*) FROM shop." + table);
            assertThat(source).isPositive();
            assertThat(duck(project, table, "count(*)")).as(table).isEqualTo(source);
        }
        long changed = h2(
                project,
                "SELECT COUNT(*) FROM shop.orders WHERE updated_at > "
                        + "(SELECT MAX(updated_at) FROM shop.orders WHERE MOD(o_orderkey, 100) <> 1 AND o_orderkey < 100000000)");
        assertThat(changed).isPositive();
        assertThat(duck(project, "ORDERS", "count(DISTINCT O_ORDERKEY)"))
                .isEqualTo(h2(project, "SELECT COUNT(*) FROM shop.orders"));
        JsonNode last =
                sluice("runs", "show", "last", "-j", "demo", "-o", "json").json();
        assertThat(last.path("state").asText()).isEqualTo("SUCCEEDED");
        long second = last.path("units")
                .get(0)
                .path("slices")
                .get(0)
                .path("receipt")
                .path("sunk")
                .path("rows")
                .asLong();
        assertThat(duck(project, "ORDERS", "count(*)"))
                .isEqualTo(h2(project, "SELECT COUNT(*) FROM shop.orders") + second - added(project));
    }

    /** Made anew with: ./sluice plugins docs --to docs/plugins */
    @Test
    void theManualSaysWhatThePluginsDeclare() throws Exception {
        assertThat(sluice("plugins", "docs", "--to", "pages").exit()).isZero();
        Path kept = Path.of("../../docs/plugins").toAbsolutePath().normalize();
        assertThat(pages(directory.resolve("pages"))).isEqualTo(pages(kept));
    }

    private static Map<String, String> pages(Path folder) throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                pages.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return pages;
    }

    @Test
    void tablesAreLookedAfter() throws Exception {
        assertThat(sluice("demo", "--dir", "demo", "--scale", "0.001").exit()).isZero();
        Path project = directory.resolve("demo");
        Files.writeString(
                project.resolve("endpoints/ice.yaml"),
                "{version: 1, template: iceberg, type: hadoop, warehouse: \"${project}/ice\"}\n");
        Files.writeString(
                project.resolve("units/ice.yaml"),
                "{version: 1, source: shop, sink: ice, units: {SHOP.NATION: {write_mode: append}}}\n");
        for (int i = 0; i < 2; i++) {
            assertThat(sluice("run", "*@ice", "-j", "demo").exit()).isZero();
        }
        JsonNode planned =
                sluice("maintain", "*@ice", "-j", "demo", "-o", "json").json();
        assertThat(planned).hasSize(4);
        assertThat(planned.get(0).path("task").asText()).isEqualTo("compact");
        assertThat(planned.get(0).path("files").asInt()).isEqualTo(2);
        assertThat(planned.get(0).path("applied").asBoolean()).isFalse();
        Call done = sluice("maintain", "*@ice", "--compact", "--apply", "-j", "demo", "-o", "json");
        assertThat(done.json().get(0).path("files").asInt()).isEqualTo(2);
        assertThat(sluice("maintain", "*@ice", "--compact", "-j", "demo", "-o", "json")
                        .json()
                        .get(0)
                        .path("files")
                        .asInt())
                .isZero();
        Files.writeString(
                project.resolve("endpoints/ice.yaml"),
                "{version: 1, template: iceberg, type: hadoop, warehouse: \"${project}/ice\", branch: audit}\n");
        assertThat(sluice("run", "*@ice", "-j", "demo").exit()).isZero();
        for (int commits = 1; commits >= 0; commits--) {
            JsonNode published =
                    sluice("publish", "*@ice", "-j", "demo", "-o", "json").json();
            assertThat(published.get(0).path("commits").asInt()).isEqualTo(commits);
        }
        Call refused = sluice("maintain", "SHOP.NATION", "-j", "demo");
        assertThat(refused.exit()).isEqualTo(9);
        assertThat(refused.err()).contains("nothing to maintain").contains("Iceberg");
        assertThat(sluice("maintain", "*@ice", "--older-than", "1s", "-j", "demo")
                        .exit())
                .isEqualTo(9);
    }

    /** Orders that came in between both runs stand once, changed ones twice: raw files keep each version. */
    private static long added(Path project) throws SQLException {
        return h2(project, "SELECT COUNT(*) FROM shop.orders WHERE o_orderkey > 100000000");
    }

    private static long h2(Path project, String sql) throws SQLException {
        return number("jdbc:h2:file:" + project.resolve("data/shop"), sql);
    }

    private static long duck(Path project, String table, String what) throws SQLException {
        return number(
                "jdbc:duckdb:",
                "SELECT " + what + " FROM '" + project.resolve("lake/SHOP/" + table) + "/**/*.parquet'");
    }

    private static long number(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Told to end in mid-run: drains, says so with its exit code, and the next run goes on. */
    @Test
    void sigtermDrainsCleanly() throws Exception {
        project("SELECT x AS id, RAND() AS r FROM SYSTEM_RANGE(1, 6000000)");
        Process run = start("run", "run");
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!Files.readString(directory.resolve("run.err")).contains("slice")
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        run.destroy();
        assertThat(run.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue())
                .as(Files.readString(directory.resolve("run.err")))
                .isEqualTo(143);
        assertThat(Files.readString(directory.resolve("run.out"))).contains("cancelled");

        Call status = sluice("runs", "list", "-o", "json");
        assertThat(status.json().get(0).path("state").asText()).isEqualTo("CANCELLED");
    }

    private void project(String query) throws IOException, SQLException {
        Files.createDirectories(directory.resolve("endpoints"));
        Files.createDirectories(directory.resolve("units"));
        Files.writeString(directory.resolve("sluice.yaml"), "version: 1\nname: test\n");
        number("jdbc:h2:file:" + directory.resolve("db"), "SELECT 1");
        Files.writeString(directory.resolve("endpoints/db.yaml"), "version: 1\ntemplate: h2\npath: ${project}/db\n");
        Files.writeString(
                directory.resolve("endpoints/lake.yaml"), "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        Files.writeString(
                directory.resolve("units/u.yaml"),
                "version: 1\nsource: db\nsink: lake\nunits:\n  many: {query: \"" + query + "\"}\n");
    }

    @Test
    void twoProcessesWorkOnOneProjectAtOnce() throws Exception {
        project("SELECT x AS id FROM SYSTEM_RANGE(1, 3000000)");
        Process first = start("first", "run");
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!Files.readString(directory.resolve("first.err")).contains("slice")
                && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        Call second = sluice("run", "-o", "json");
        assertThat(first.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(first.exitValue())
                .as(Files.readString(directory.resolve("first.err")))
                .isZero();
        if (second.exit() != 0) {
            // The usual case: the first still holds the unit.
            assertThat(second.exit()).isEqualTo(8);
            assertThat(second.out()).contains("E_UNIT_LOCKED");
        }
        assertThat(number("jdbc:duckdb:", "SELECT count(*) FROM '" + directory.resolve("lake") + "/many/**/*.parquet'"))
                .isEqualTo(3_000_000);
    }
}
