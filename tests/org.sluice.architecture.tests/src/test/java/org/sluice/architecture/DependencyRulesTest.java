package org.sluice.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of ARCHITECTURE.md. */
class DependencyRulesTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.sluice");
        assertThat(classes.size()).isGreaterThan(100);
    }

    private static void forbidden(String from, String... to) {
        noClasses()
                .that()
                .resideInAnyPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(to)
                .check(classes);
    }

    @Test
    void theContractsKnowNothingButJava() {
        noClasses()
                .that()
                .resideInAPackage("org.sluice.api..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("org.sluice.api..", "java..", "org.slf4j..", "org.eclipse.jdt.annotation..")
                .check(classes);
    }

    @Test
    void theRunContractsKnowOnlyThePluginContracts() {
        forbidden(
                "org.sluice.run..",
                "org.sluice.engine..",
                "org.sluice.state..",
                "org.sluice.project..",
                "org.sluice.plugins..",
                "org.sluice.columnar..",
                "org.sluice.source..",
                "org.sluice.staging..",
                "org.sluice.sink..",
                "org.sluice.headless..");
    }

    @Test
    void theInterchangeOfStateKnowsOnlyTheRunContracts() {
        forbidden(
                "org.sluice.interchange..",
                "org.sluice.engine..",
                "org.sluice.state..",
                "org.sluice.project..",
                "org.sluice.plugins..",
                "org.sluice.columnar..",
                "org.sluice.source..",
                "org.sluice.staging..",
                "org.sluice.sink..",
                "org.sluice.headless..");
    }

    @Test
    void pluginsKnowNeitherTheEngineNorEachOther() {
        for (String plugin : List.of("org.sluice.source..", "org.sluice.staging..", "org.sluice.sink..")) {
            forbidden(
                    plugin,
                    "org.sluice.run..",
                    "org.sluice.engine..",
                    "org.sluice.state..",
                    "org.sluice.project..",
                    "org.sluice.plugins..",
                    "org.sluice.headless..");
        }
        forbidden("org.sluice.source..", "org.sluice.sink..", "org.sluice.staging..");
        forbidden("org.sluice.sink..", "org.sluice.source..", "org.sluice.staging..");
        forbidden("org.sluice.staging..", "org.sluice.source..", "org.sluice.sink..");
    }

    @Test
    void filesAndTheirPublishersKnowNoPlugin() {
        for (String part : List.of("org.sluice.files..", "org.sluice.publish..")) {
            forbidden(
                    part,
                    "org.sluice.run..",
                    "org.sluice.engine..",
                    "org.sluice.state..",
                    "org.sluice.project..",
                    "org.sluice.plugins..",
                    "org.sluice.source..",
                    "org.sluice.staging..",
                    "org.sluice.sink..",
                    "org.sluice.headless..");
        }
        forbidden("org.sluice.files..", "org.sluice.publish..");
    }

    @Test
    void engineStateAndPluginsAreReachedAsServicesOnly() {
        forbidden(
                "org.sluice.headless..",
                "org.sluice.engine..",
                "org.sluice.state..",
                "org.sluice.plugins..",
                "org.sluice.provisioning..");
        forbidden(
                "org.sluice.provisioning..",
                "org.sluice.engine..",
                "org.sluice.state..",
                "org.sluice.project..",
                "org.sluice.plugins..",
                "org.sluice.headless..");
        forbidden("org.sluice.project..", "org.sluice.engine..", "org.sluice.state..", "org.sluice.plugins..");
        forbidden("org.sluice.demo..", "org.sluice.engine..", "org.sluice.state..", "org.sluice.plugins..");
        forbidden("org.sluice.engine..", "org.sluice.state..", "org.sluice.project..", "org.sluice.plugins..");
        forbidden("org.sluice.state..", "org.sluice.engine..", "org.sluice.project..", "org.sluice.plugins..");
    }

    @Test
    void theDesktopReachesTheRestThroughServices() {
        for (String desktop : List.of("org.sluice.presentation..", "org.sluice.ui..", "org.sluice.app..")) {
            forbidden(
                    desktop,
                    "org.sluice.engine..",
                    "org.sluice.state..",
                    "org.sluice.plugins..",
                    "org.sluice.columnar..",
                    "org.sluice.source..",
                    "org.sluice.staging..",
                    "org.sluice.sink..",
                    "org.sluice.headless..");
        }
        forbidden("org.sluice.run..", "org.sluice.presentation..", "org.sluice.ui..", "org.sluice.app..");
        forbidden("org.sluice.project..", "org.sluice.presentation..", "org.sluice.ui..", "org.sluice.app..");
        forbidden("org.sluice.presentation..", "org.sluice.ui..", "org.sluice.app..");
        forbidden("org.sluice.ui..", "org.sluice.app..");
        forbidden(
                "org.sluice.ui.common..",
                "org.sluice.ui.units..",
                "org.sluice.ui.runs..",
                "org.sluice.ui.checkpoints..");
        forbidden("org.sluice.ui.units..", "org.sluice.ui.runs..", "org.sluice.ui.checkpoints..");
        forbidden("org.sluice.ui.runs..", "org.sluice.ui.units..", "org.sluice.ui.checkpoints..");
        forbidden("org.sluice.ui.checkpoints..", "org.sluice.ui.units..", "org.sluice.ui.runs..");
    }

    @Test
    void theDataPlaneRunsWithoutEclipse() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.sluice.plugins..",
                        "org.sluice.provisioning..",
                        "org.sluice.headless..",
                        "org.sluice.ui..",
                        "org.sluice.app..",
                        "org.sluice.architecture..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "Eclipse",
                        type -> type.getPackageName().startsWith("org.eclipse.")
                                && !type.getPackageName().startsWith("org.eclipse.jdt.annotation")))
                .check(classes);
    }

    @Test
    void theStateAloneKnowsItsDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.sluice.engine..", "org.sluice.run..", "org.sluice.project..", "org.sluice.sink.parquet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "java.sql..")
                .check(classes);
    }

    @Test
    void implementationsExportNothing() throws IOException {
        for (String bundle : List.of(
                "engine",
                "state.h2",
                "plugins",
                "provisioning",
                "source.jdbc",
                "staging.local",
                "staging.memory",
                "sink.parquet",
                "sink.jdbc",
                "sink.iceberg",
                "sink.files",
                "source.files",
                "headless")) {
            String manifest = Files.readString(ROOT.resolve("bundles/org.sluice." + bundle + "/META-INF/MANIFEST.MF"));
            assertThat(manifest).as(bundle).doesNotContain("Export-Package");
        }
    }

    /** The target definition cannot read the properties of the build, so both are compared. */
    @Test
    void theTargetHasTheVersionsOfTheBuild() throws IOException {
        String target = Files.readString(ROOT.resolve("releng/org.sluice.target/org.sluice.target.target"));
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        Set<String> pinned = new TreeSet<>();
        Matcher property = Pattern.compile("<[a-z0-9.]+\\.version>([^<]+)</").matcher(pom);
        while (property.find()) {
            pinned.add(property.group(1));
        }
        for (String artifact : List.of(
                "h2",
                "jackson-databind",
                "snakeyaml-engine",
                "fastcsv",
                "commons-compress",
                "commons-io",
                "picocli",
                "HikariCP",
                "postgresql",
                "mariadb-java-client",
                "mssql-jdbc",
                "slf4j-api",
                "tpch",
                "guava",
                "org.eclipse.jdt.annotation")) {
            Matcher version = Pattern.compile(
                            "<artifactId>" + Pattern.quote(artifact) + "</artifactId>\\s*<version>([^<]+)<")
                    .matcher(target);
            assertThat(version.find()).as(artifact).isTrue();
            assertThat(pinned).as(artifact).contains(version.group(1));
        }
    }

    /** No class grows beyond what one can read. */
    @Test
    void noSourceFileIsLongerThanSixHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThan(600);
            }
        }
    }
}
