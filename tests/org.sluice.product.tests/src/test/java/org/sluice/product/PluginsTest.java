package org.sluice.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.product.Installation.Call;

/** Plug-ins come and go in the minimal product, from the site that the build makes. */
class PluginsTest {

    private static final String JDBC = "org.sluice.source.jdbc";
    private static final String FILES = "org.sluice.source.files";
    private static final String STAGING = "org.sluice.staging";
    private static final String PARQUET = "org.sluice.sink.parquet";

    @TempDir
    Path folder;

    private static void project(Installation installation) throws Exception {
        installation.file("sluice.yaml", "version: 1\nname: test\n");
        installation.file("endpoints/db.yaml", "version: 1\ntemplate: h2\npath: ${project}/db\n");
        installation.file("endpoints/inbox.yaml", "version: 1\ntemplate: files\nroot: ${project}/inbox\n");
        installation.file("endpoints/lake.yaml", "version: 1\ntemplate: parquet\nroot: ${project}/lake\n");
        installation.file("units/db.yaml", "version: 1\nsource: db\nsink: lake\nunits:\n  PUBLIC.T: {}\n");
        installation.file("units/inbox.yaml", "version: 1\nsource: inbox\nsink: lake\nunits:\n  people: {}\n");
        installation.file("inbox/people/a.csv", "id,name\n1,Ada\n2,Grace\n");
        execute(
                "jdbc:h2:file:" + installation.work().resolve("db"),
                "CREATE TABLE T AS SELECT X FROM SYSTEM_RANGE(1, 1000)");
    }

    private static void execute(String url, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long rows(Installation installation, String object) throws Exception {
        String files = installation.work().resolve("lake") + "/" + object + "/**/*.parquet";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM '" + files + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void done(Call call) {
        assertThat(call.exit()).as(call.out() + call.err()).isZero();
    }

    private static JsonNode unit(Call run, String id) throws IOException {
        for (JsonNode unit : run.json().path("units")) {
            if (unit.path("unit").asText(unit.path("unit_id").asText()).startsWith(id)) {
                return unit;
            }
        }
        throw new AssertionError("No unit " + id + " in " + run.out());
    }

    @Test
    void pluginsComeAndGoAndComeBack() throws Exception {
        Installation sluice = Installation.fresh(folder);
        Call empty = sluice.sluice("plugins", "list", "-o", "json");
        assertThat(empty.json().path("missing"))
                .extracting(JsonNode::asText)
                .containsExactly("source", "staging", "sink");

        try (WebSite web = WebSite.of(Installation.site())) {
            done(sluice.sluice(
                    "plugins", "install", JDBC, FILES, STAGING, PARQUET + ".feature", "--from", web.address()));
        }
        project(sluice);
        done(sluice.sluice("run"));
        assertThat(rows(sluice, "PUBLIC/T")).isEqualTo(1000);

        done(sluice.sluice("plugins", "uninstall", JDBC));
        Call without = sluice.sluice("run", "-o", "json");
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.out()).contains("E_PLUGIN_MISSING", "sluice plugins install org.sluice.source.jdbc");
        assertThat(unit(without, "db/").path("state").asText()).isEqualTo("FAILED");
        assertThat(unit(without, "inbox/").path("state").asText()).isEqualTo("SUCCEEDED");

        // The web server is gone.
        done(sluice.sluice("plugins", "rollback"));
        done(sluice.sluice("run", "PUBLIC.T"));
        assertThat(sluice.sluice("plugins", "history", "-o", "json").json()).hasSize(4);
    }

    @Test
    void aLockFileInstallsExactlyWhatItStates() throws Exception {
        Installation sluice = Installation.fresh(folder);
        String zip = Installation.zip().toString();
        done(sluice.sluice("plugins", "install", STAGING, PARQUET, "--from", zip, "--offline"));
        Path lock = sluice.work().resolve("sluice-plugins.lock");
        String stated = Files.readString(lock);
        assertThat(stated).contains(STAGING + " ", PARQUET + " ", " sha256:");

        done(sluice.sluice("plugins", "uninstall", PARQUET));
        done(sluice.sluice("plugins", "install", FILES));
        Files.writeString(lock, stated);
        done(sluice.sluice("plugins", "install", "--locked", "--offline"));
        assertThat(sluice.sluice("plugins", "list", "-o", "json").json().path("plugins"))
                .extracting(plugin -> plugin.path("id").asText())
                .containsExactly(PARQUET, STAGING);
        assertThat(Files.readString(lock)).isEqualTo(stated);

        Files.writeString(lock, stated.replaceAll("sha256:.{8}", "sha256:00000000"));
        Call changed = sluice.sluice("plugins", "install");
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.err()).contains("E_PLUGIN_TAMPERED", "other files for");
    }

    @Test
    void whatIsNotInOrderIsRefusedAndChangesNothing() throws Exception {
        Installation sluice = Installation.fresh(folder);
        Path tampered = folder.resolve("tampered");
        Installation.copy(Installation.site(), tampered);
        try (Stream<Path> files = Files.list(tampered.resolve("plugins"))) {
            Path jar = files.filter(file -> file.getFileName().toString().startsWith(PARQUET))
                    .findFirst()
                    .orElseThrow();
            byte[] content = Files.readAllBytes(jar);
            Files.delete(jar);
            Files.write(jar, Arrays.copyOf(content, content.length + 1));
        }
        refused(
                sluice.sluice("plugins", "install", PARQUET, "--from", tampered.toString()),
                "E_PLUGIN_TAMPERED",
                PARQUET);
        refused(
                sluice.sluice("plugins", "install", "org.sluice.sink.parkett", "--from", tampered.toString()),
                "E_PLUGIN_MISSING",
                "Did you mean '" + PARQUET + "'");
        refused(
                sluice.sluice("plugins", "install", PARQUET, "--from", "http://localhost/", "--offline"),
                "E_SITE_UNAVAILABLE",
                "--offline");
        Path newer = new BrokenPlugin(folder).newerSite();
        refused(
                sluice.sluice("plugins", "install", "org.acme.source", "--from", newer.toString()),
                "E_PLUGIN_CONFLICT",
                "org.sluice.api.source");
        assertThat(sluice.sluice("plugins", "list", "-o", "json").json().path("plugins"))
                .isEmpty();
    }

    private static void refused(Call call, String... words) {
        assertThat(call.exit()).isNotZero();
        assertThat(call.err()).contains(words);
    }

    @Test
    void brokenPluginsAreReportedAndHarmNobody() throws Exception {
        Installation sluice = Installation.fresh(folder);
        done(sluice.sluice(
                "plugins",
                "install",
                FILES,
                STAGING,
                PARQUET,
                "--from",
                Installation.site().toString()));
        BrokenPlugin broken = new BrokenPlugin(folder);
        sluice.bundle("acme.throws", broken.bundle("acme.throws", "throws", "org.sluice.api.source"));
        sluice.bundle("acme.unresolved", broken.bundle("acme.unresolved", "unresolved", "org.nowhere"));
        sluice.bundle("acme.newer", broken.bundle("acme.newer", "newer", "org.sluice.api.source;version=\"[9,10)\""));

        Call list = sluice.sluice("plugins", "list");
        assertThat(list.exit()).isEqualTo(1);
        assertThat(list.out())
                .contains("throws: acme.throws 1.0.0 is not used: IllegalStateException: the licence has expired")
                .contains("org.nowhere")
                .contains("org.sluice.api.source; version=\"[9.0.0,10.0.0)\"");
        assertThat(sluice.sluice("doctor").out()).contains("source throws", "source unresolved", "source newer");
        project(sluice);
        done(sluice.sluice("run", "people"));
    }
}
