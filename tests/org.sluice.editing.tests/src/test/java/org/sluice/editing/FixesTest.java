package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.Source;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;
import org.sluice.editing.fix.Fix;
import org.sluice.editing.fix.Fixes;
import org.sluice.project.Finding;
import org.sluice.project.Project;
import org.sluice.project.ProjectSettings;
import org.sluice.run.catalog.FixedPluginCatalog;

/** Whatever a fix does, the finding is gone afterwards. */
class FixesTest {

    private static final FixedPluginCatalog PLUGINS =
            new FixedPluginCatalog(List.of(new Sources()), List.of(new Staging("local")), List.of(new Sinks()));

    @TempDir
    Path directory;

    private record Sources() implements SourceFactory {
        @Override
        public List<EndpointTemplate> templates() {
            return List.of(new EndpointTemplate(
                    "db",
                    "jdbc",
                    "DB",
                    "A database.",
                    EndpointTemplate.Role.SOURCE,
                    List.of(
                            Option.string("host", "Its server.").mandatory(),
                            Option.string("password", "Its password.").confidential()),
                    Set.of()));
        }

        @Override
        public Source open(EndpointConfig endpoint) {
            throw new AssertionError("not opened");
        }
    }

    private record Staging(String id) implements StagingFactory {
        @Override
        public String description() {
            return id;
        }

        @Override
        public List<Option<?>> options() {
            return List.of();
        }

        @Override
        public StagingSession open(Path area, OptionValues options) {
            throw new AssertionError("not opened");
        }

        @Override
        public int cleanUp(Path root, Instant olderThan) {
            throw new AssertionError("not asked");
        }
    }

    private record Sinks() implements SinkFactory {
        @Override
        public List<EndpointTemplate> templates() {
            return List.of(new EndpointTemplate(
                    "files", "files", "Files", "Files.", EndpointTemplate.Role.SINK, List.of(), Set.of()));
        }

        @Override
        public Sink open(EndpointConfig endpoint) {
            throw new AssertionError("not opened");
        }
    }

    @BeforeEach
    void writeProject() throws IOException {
        Files.createDirectories(directory.resolve("endpoints"));
        Files.createDirectories(directory.resolve("units"));
        write("sluice.yaml", "version: 1\n");
        write("endpoints/shop.yaml", "version: 1\ntemplate: db\nhost: here\n");
        write("endpoints/lake.yaml", "version: 1\ntemplate: files\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private List<Finding> findings() {
        return Project.open(directory, ProjectSettings.plain(Map.of()), PLUGINS).findings();
    }

    /** Applies the first fix of the only finding, and expects no finding to be left. */
    private Fix fix(String name, String label) throws IOException {
        String text = Files.readString(directory.resolve(name));
        List<Finding> before = findings();
        assertThat(before).hasSize(1);
        List<Fix> fixes = new Fixes(name, text).of(before.get(0));
        Fix chosen = fixes.stream()
                .filter(fix -> fix.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(before + " has " + fixes));
        write(name, chosen.change().applyTo(text));
        assertThat(findings()).isEmpty();
        return chosen;
    }

    private static final String UNITS = "version: 1\nsource: shop\nsink: lake\nunits:\n  a.b.c:\n";

    @Test
    void aMisspeltKeyIsSpeltRightOrRemoved() throws IOException {
        write("units/u.yaml", UNITS + "    wehre: x > 1 # why\n");
        fix("units/u.yaml", "Change to 'where'");
        assertThat(Files.readString(directory.resolve("units/u.yaml"))).endsWith("    where: x > 1 # why\n");
        write("units/u.yaml", UNITS + "    wehre: x > 1\n");
        fix("units/u.yaml", "Remove 'wehre'");
    }

    @Test
    void aMisspeltEndpointIsSpeltRight() throws IOException {
        write("units/u.yaml", UNITS.replace("source: shop", "source: shpo"));
        fix("units/u.yaml", "Change to 'shop'");
    }

    @Test
    void aMissingVersionIsAdded() throws IOException {
        write("units/u.yaml", UNITS.replace("version: 1\n", ""));
        fix("units/u.yaml", "Add 'version: 1'");
        write("units/u.yaml", UNITS.replace("version: 1", "version: 9"));
        fix("units/u.yaml", "Write 'version: 1'");
    }

    @Test
    void anIncrementalUnitWithoutCursorReadsEverything() throws IOException {
        write("units/u.yaml", UNITS + "    sync_mode: incremental\n");
        fix("units/u.yaml", "Read everything instead");
    }

    @Test
    void aLookbackThatAddsRowsTwiceMergesOrGoes() throws IOException {
        String incremental = UNITS + "    sync_mode: incremental\n    cursor_field: u\n    lookback_window: 5m\n";
        write("units/u.yaml", incremental);
        fix("units/u.yaml", "Merge by key instead");
        write("units/u.yaml", incremental);
        fix("units/u.yaml", "Remove the lookback");
    }

    @Test
    void aSecretMovesOutOfTheFile() throws IOException {
        write("endpoints/shop.yaml", "version: 1\ntemplate: db\nhost: here\npassword: hunter2 # old\n");
        Fix fix = fix("endpoints/shop.yaml", "Keep it in the secret store of this user");
        assertThat(fix.secret().orElseThrow()).isEqualTo(new Fix.Secret("shop/password", "hunter2"));
        assertThat(fix.secret().orElseThrow().toString()).doesNotContain("hunter2");
        assertThat(Files.readString(directory.resolve("endpoints/shop.yaml")))
                .contains("password: ${secret:shop/password} # old")
                .doesNotContain("hunter2");
    }

    @Test
    void aMissingOptionGetsItsPlace() throws IOException {
        write("endpoints/shop.yaml", "version: 1\ntemplate: db\n");
        fix("endpoints/shop.yaml", "Add 'host'");
    }
}
