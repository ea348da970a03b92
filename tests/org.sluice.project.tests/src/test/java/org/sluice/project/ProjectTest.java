package org.sluice.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.Source;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.catalog.FixedPluginCatalog;
import org.sluice.run.catalog.PluginCatalog;

class ProjectTest {

    private static final Option<String> HOST =
            Option.string("host", "The server.").mandatory();
    private static final Option<Long> PORT = Option.integer("port", "The port.");
    private static final Option<String> PASSWORD =
            Option.string("password", "The password.").confidential();
    private static final Option<String> ROOT =
            Option.string("root", "The directory.").mandatory();

    private static final PluginCatalog PLUGINS = new FixedPluginCatalog(
            List.of(new TestSources()),
            List.of(new TestStaging("local"), new TestStaging("memory")),
            List.of(new TestSinks()));

    private static final class TestSources implements SourceFactory {
        @Override
        public List<EndpointTemplate> templates() {
            return List.of(new EndpointTemplate(
                    "postgresql",
                    "jdbc",
                    "PostgreSQL",
                    "",
                    EndpointTemplate.Role.SOURCE,
                    List.of(HOST, PORT, PASSWORD, Option.string("database", ""), Option.string("user", "")),
                    Set.of()));
        }

        @Override
        public Source open(EndpointConfig endpoint) {
            throw new UnsupportedOperationException();
        }
    }

    private record TestStaging(String id) implements StagingFactory {
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
            throw new UnsupportedOperationException();
        }

        @Override
        public int cleanUp(Path root, Instant olderThan) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class TestSinks implements SinkFactory {
        @Override
        public List<EndpointTemplate> templates() {
            return List.of(new EndpointTemplate(
                    "parquet", "files", "Parquet", "", EndpointTemplate.Role.SINK, List.of(ROOT), Set.of()));
        }

        @Override
        public Sink open(EndpointConfig endpoint) {
            throw new UnsupportedOperationException();
        }
    }

    @TempDir
    Path directory;

    @BeforeEach
    void makeProject() throws IOException {
        write("sluice.yaml", "version: 1", "name: test");
        write("endpoints/pg.yaml", "version: 1", "template: postgresql", "host: db", "password: ${env:PW}");
        write("endpoints/lake.yaml", "version: 1", "template: parquet", "root: ${project}/lake");
        write("units/u.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  public.orders:");
    }

    private void write(String name, String... lines) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private Project open() {
        return open(Optional.empty());
    }

    private Project open(Optional<String> environment) {
        return Project.open(
                directory,
                new ProjectSettings(
                        environment, Map.of("PW", "s3cret"), endpoint -> List.of("public.audit_a", "public.audit_b")),
                PLUGINS);
    }

    private List<String> findings() {
        return open().findings().stream().map(Finding::text).toList();
    }

    @Test
    void aSoundProjectHasNoFindingsAndUsualSettings() {
        Project project = open();
        assertThat(project.findings()).isEmpty();
        Unit unit = project.units().get(0);
        assertThat(unit.id()).isEqualTo("pg/public.orders@lake");
        assertThat(unit.mode().sync()).isEqualTo(SyncMode.FULL_REFRESH);
        assertThat(unit.mode().write()).isEqualTo(WriteMode.OVERWRITE);
        assertThat(unit.origin()).isEqualTo("units/u.yaml:5");
    }

    @Test
    void aStagingProviderThatIsNotThereIsFoundBeforeTheRun() throws IOException {
        write("units/u.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  t: {staging: lcal}");
        assertThat(findings()).singleElement().satisfies(text -> assertThat(text)
                .contains("units/u.yaml:5")
                .contains("units.t.staging")
                .contains("'lcal'")
                .contains("Did you mean 'local'?"));
    }

    /** As that of a missing source or sink: the unit fails when it runs, and no other does. */
    @Test
    void aMissingStagingPluginIsNoMistakeOfTheProject() throws IOException {
        write("units/u.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  t: {staging: object_store}");
        Project project = open();
        assertThat(project.findings()).singleElement().satisfies(finding -> assertThat(finding.severity())
                .isEqualTo(Finding.Severity.WARNING));
        assertThat(project.units()).hasSize(1);
    }

    @Test
    void aScheduleIsReadAndAWrongOneIsFound() throws IOException {
        write(
                "units/u.yaml",
                "version: 1",
                "source: pg",
                "sink: lake",
                "defaults: {schedule: {every: 15m}}",
                "units:",
                "  a:",
                "  b: {schedule: {cron: '@daily', timezone: Europe/Berlin}}",
                "  c: {schedule: {cron: '0 6 * *'}}",
                "  d: {schedule: {every: 10s}}",
                "  e: {schedule: {every: 1h, cron: '@daily'}}");
        Project project = open();
        assertThat(project.entries().get(0).schedule().orElseThrow().words()).isEqualTo("every 15 min");
        assertThat(project.entries().get(1).schedule().orElseThrow().words()).isEqualTo("0 0 * * * Europe/Berlin");
        assertThat(project.findings())
                .extracting(Finding::text)
                .satisfiesExactly(
                        text -> assertThat(text).contains("units/u.yaml:8", "schedule.cron", "'0 6 * *'"),
                        text -> assertThat(text).contains("units/u.yaml:9", "schedule.every", "whole minutes"),
                        text -> assertThat(text).contains("units/u.yaml:10", "both an interval and cron"));
    }

    @Test
    void everySettingOfTheExampleIsUnderstood() throws IOException {
        write(
                "units/u.yaml",
                "version: 1",
                "source: pg",
                "sink: lake",
                "defaults: {sync_mode: incremental, write_mode: upsert}",
                "units:",
                "  public.orders:",
                "    primary_key: [o_orderkey]",
                "    cursor_field: updated_at",
                "    lookback_window: PT10M",
                "    select: [-o_comment]",
                "    columns: {o_totalprice: \"decimal(18,4)\"}",
                "    where: \"o_orderstatus <> 'P'\"",
                "    slicing: {by: o_orderkey, size: 500000, max_parallel: 3}",
                "    object: raw.orders");
        Project project = open();
        assertThat(project.findings()).isEmpty();
        Unit unit = project.units().get(0);
        assertThat(unit.mode().write()).isEqualTo(WriteMode.MERGE);
        assertThat(unit.mode().lookback()).isEqualTo(Duration.ofMinutes(10));
        assertThat(unit.read().slicing().size()).isEqualTo(500_000);
        assertThat(unit.read().maxParallel()).isEqualTo(3);
        assertThat(unit.read().types().get("o_totalprice")).hasToString("decimal(18,4)");
        assertThat(unit.object()).isEqualTo("raw.orders");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLineAndTheKeyThatWasMeant() throws IOException {
        write(
                "units/u.yaml",
                "version: 1",
                "source: pg",
                "sink: lake",
                "units:",
                "  public.orders:",
                "    sync_mode: incremental",
                "    cursor_feild: updated_at");
        assertThat(findings())
                .anyMatch(text -> text.startsWith("units/u.yaml:7: units.public.orders.cursor_feild: unknown key.")
                        && text.contains("'cursor_field'"))
                .anyMatch(text -> text.contains("needs a cursor_field"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "sync_mode: sometimes | full_refresh, incremental",
                "columns: {a: nonsense} | 'nonsense' is not a type",
                "slicing: {size: many} | neither a number of rows nor a duration",
                "slicing: {sise: 5} | Did you mean 'size'?",
                "select: [a, -b] | mixed",
                "lookback_window: soon | duration",
                "sink: lakes | Did you mean 'lake'?",
                "sink: pg | cannot stand here"
            })
    void aWrongSettingIsNamedWithWhatWouldBeRight(String setting, String expected) throws IOException {
        write("units/u.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  public.orders:", "    " + setting);
        assertThat(findings()).anyMatch(text -> text.startsWith("units/u.yaml:") && text.contains(expected));
    }

    @Test
    void oneBrokenUnitHidesNoOther() throws IOException {
        write("units/u.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  a.b: {sync_mode: no}", "  c.d:");
        Project project = open();
        assertThat(project.valid()).isFalse();
        assertThat(project.units()).extracting(Unit::dataset).contains("c.d");
    }

    @Test
    void malformedYamlIsNamedWithItsLine() throws IOException {
        write("units/u.yaml", "version: 1", "source: pg", "units:", "  a: [1, 2", "  b: 3");
        assertThat(findings()).anyMatch(text -> text.matches("units/u.yaml:[56]: not valid YAML.*"));
        write("units/u.yaml", "version: 1", "\tsource: pg");
        assertThat(findings()).anyMatch(text -> text.startsWith("units/u.yaml:2: not valid YAML"));
    }

    @Test
    void aUnitAndAKeyThatStandTwiceAreNamedWithBothPlaces() throws IOException {
        write("units/v.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  public.orders:");
        assertThat(findings()).anyMatch(text -> text.contains("units/v.yaml:5") && text.contains("units/u.yaml:5"));
        write("units/v.yaml", "version: 1", "source: pg", "source: pg", "sink: lake", "units: [x]");
        assertThat(findings()).anyMatch(text -> text.contains("units/v.yaml:3") && text.contains("twice"));
    }

    @Test
    void aSecretInPlainTextIsRefusedAndNeverRepeated() throws IOException {
        write("endpoints/pg.yaml", "version: 1", "template: postgresql", "host: db", "password: hunter2");
        assertThat(findings())
                .anyMatch(text -> text.startsWith("endpoints/pg.yaml:4: password") && text.contains("${env:PASSWORD}"))
                .noneMatch(text -> text.contains("hunter2"));
    }

    @Test
    void missingAndUnknownOptionsAndTemplatesAreNamed() throws IOException {
        write("endpoints/pg.yaml", "version: 1", "template: postgresql", "hots: db");
        assertThat(findings())
                .anyMatch(text -> text.contains("hots") && text.contains("'host'"))
                .anyMatch(text -> text.contains("the option 'host' is missing"));
        write("endpoints/pg.yaml", "version: 1", "template: postgres", "host: db");
        assertThat(findings()).anyMatch(text -> text.startsWith("endpoints/pg.yaml:2: template"));
    }

    @Test
    void referencesAreResolvedWhenAnEndpointIsAskedFor() throws IOException {
        write("secret.txt", "from-file");
        write("sluice.yaml", "version: 1", "variables: {host: db.example}");
        write(
                "endpoints/pg.yaml",
                "version: 1",
                "template: postgresql",
                "host: ${var:host}",
                "password: ${env:PW}",
                "user: ${file:secret.txt}",
                "database: a$${b}");
        EndpointConfig endpoint = open().endpoint("pg");
        assertThat(endpoint.options().get(PASSWORD)).isEqualTo("s3cret");
        assertThat(endpoint.options().get(HOST)).isEqualTo("db.example");
        assertThat(endpoint.options().raw("user")).isEqualTo("from-file");
        assertThat(endpoint.options().raw("database")).isEqualTo("a${b}");
        assertThat(endpoint.toString()).doesNotContain("s3cret");

        write("endpoints/pg.yaml", "version: 1", "template: postgresql", "host: db", "password: ${env:NOT_SET}");
        assertThatThrownBy(() -> open().endpoint("pg"))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("endpoints/pg.yaml:4")
                .hasMessageContaining("NOT_SET");
    }

    @Test
    void theNearestLevelWinsAndItsPlaceIsShown() throws IOException {
        write(
                "sluice.yaml",
                "version: 1",
                "defaults: {staging: memory, where: project}",
                "environments:",
                "  dev: {defaults: {where: dev}}");
        write(
                "units/u.yaml",
                "version: 1",
                "source: pg",
                "sink: lake",
                "defaults: {where: file}",
                "units:",
                "  a.a: {where: unit}",
                "  a.b:");
        Project plain = open();
        assertThat(plain.units())
                .extracting(unit -> unit.read().where().orElse(""))
                .containsExactly("unit", "file");
        assertThat(plain.entries().get(1).values()).contains(new UnitEntry.Value("staging", "memory", "sluice.yaml:2"));
        assertThat(open(Optional.of("dev")).units())
                .extracting(unit -> unit.read().where().orElse(""))
                .containsExactly("dev", "dev");
        assertThat(open(Optional.of("prod")).findings()).anyMatch(f -> f.text().contains("no environment 'prod'"));
    }

    @Test
    void globsBecomeTheDatasetsThatAreKnown() throws IOException {
        write("units/u.yaml", "version: 1", "source: pg", "sink: lake", "units:", "  public.audit_*:", "  x.y_*:");
        Project project = open();
        assertThat(project.units()).extracting(Unit::dataset).containsExactly("public.audit_a", "public.audit_b");
        assertThat(project.findings()).anyMatch(finding -> finding.remedy().contains("discover"));
        assertThat(project.select(List.of("public.*_a"), List.of())).hasSize(1);
        assertThat(project.select(List.of(), List.of("*_a@*"))).hasSize(1);
        assertThatThrownBy(() -> project.select(List.of("public.audit_c"), List.of()))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("public.audit_");
    }

    @Test
    void aFolderWithoutAProjectSaysHowToMakeOne() {
        Path empty = directory.getRoot().resolve("tmp");
        assertThatThrownBy(() -> Project.find(empty)).hasMessageContaining("sluice init");
    }

    @Test
    void aNewProjectIsSoundAndNothingIsOverwritten() {
        Path fresh = directory.resolve("fresh");
        ProjectInit.create(fresh, "fresh");
        Project project = Project.open(fresh, ProjectSettings.plain(Map.of()), PLUGINS);
        assertThat(project.findings()).isEmpty();
        assertThat(project.units()).hasSize(2);
        assertThatThrownBy(() -> ProjectInit.create(fresh, "fresh")).hasMessageContaining("nothing was written");
    }

    @Test
    void schemasComeFromTheSameDeclarations() {
        Map<String, ObjectNode> schemas = SchemaExport.schemas(PLUGINS);
        ObjectNode unit = (ObjectNode) schemas.get("sluice-units.schema.json")
                .path("properties")
                .path("units")
                .path("oneOf")
                .get(0)
                .path("additionalProperties")
                .path("properties");
        assertThat(unit.has("cursor_field")).isTrue();
        assertThat(unit.path("slicing").path("properties").has("max_parallel")).isTrue();
        assertThat(schemas.get("sluice-endpoint.schema.json").toString()).contains("postgresql", "parquet", "password");
    }
}
