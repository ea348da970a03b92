package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRulesTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(directory).withProject();
    }

    private boolean nothingWritten() throws Exception {
        Path lake = directory.resolve("lake");
        if (!Files.exists(lake)) {
            return true;
        }
        try (var files = Files.walk(lake)) {
            return files.noneMatch(file -> file.toString().endsWith(".parquet"));
        }
    }

    @Test
    void dryRunByArgumentAndByTwinTogetherIsStillADryRun() throws Exception {
        shell.with("SLUICE_RUN_DRY_RUN", "1").sluice("run", "--dry-run");
        assertThat(nothingWritten()).isTrue();
    }

    @Test
    void aTwinThatIsNoTruthValueIsAUsageErrorAndRunsNothing() throws Exception {
        assertThat(shell.with("SLUICE_RUN_DRY_RUN", "yep").sluice("run").code()).isEqualTo(9);
        assertThat(nothingWritten()).isTrue();
    }

    @Test
    void aWrongFormatIsRefusedBeforeAnythingRuns() throws Exception {
        assertThat(shell.sluice("run", "-o", "xml").code()).isEqualTo(9);
        assertThat(nothingWritten()).isTrue();
    }

    @Test
    void aWrongLevelIsAUsageError() {
        assertThat(shell.sluice("units", "list", "-l", "nonsense").code()).isEqualTo(9);
    }

    @Test
    void aWrongLogFormatIsAUsageError() {
        assertThat(shell.sluice("units", "list", "--log-format", "xml").code()).isEqualTo(9);
    }

    @Test
    void optionsOfTheCommandMayStandBeforeIt() {
        assertThat(shell.sluice("--limit", "1", "preview", "PUBLIC.ORDERS").code())
                .isZero();
        assertThat(shell.sluice("--dry-run", "run").code()).isZero();
    }

    @Test
    void aCommonOptionHasATwinForOneCommand() {
        assertThat(shell.with("SLUICE_UNITS_LIST_FORMAT", "json")
                        .sluice("units", "list")
                        .json()
                        .isContainerNode())
                .isTrue();
    }

    @Test
    void aUsageErrorIsADocumentWhenTheTwinAsksForOne() {
        assertThat(shell.with("SLUICE_FORMAT", "json")
                        .sluice("frobnicate")
                        .json()
                        .has("error"))
                .isTrue();
    }

    @Test
    void aUsageErrorIsYamlWhenYamlIsAskedFor() {
        assertThat(shell.sluice("run", "--bogus", "-o", "yaml").out()).startsWith("error:");
    }

    @Test
    void secondsAreATimeout() {
        assertThat(shell.sluice("run", "--timeout", "600").code()).isZero();
    }

    @Test
    void versionOfACommandIsThatOfTheProgram() {
        assertThat(shell.sluice("status", "--version").out()).contains("1.2.3");
    }

    @Test
    void logFormatJsonHoldsForProgress() {
        String err = shell.sluice("run", "--log-format", "json").err();
        assertThat(err.lines()).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void theFindingsOfAWrongProjectAreInTheDocument() {
        shell.file(
                "units/wrong.yaml", "version: 1\nsource: shop\nsink: lake\nunits:\n  PUBLIC.X:\n    cursr_field: A\n");
        assertThat(shell.sluice("run", "-o", "json")
                        .json()
                        .at("/error/findings/0/file")
                        .asText())
                .isEqualTo("units/wrong.yaml");
    }

    @Test
    void anErrorOfTheVirtualMachineIsAnInternalError() {
        Shell broken = new Shell(directory);
        org.sluice.run.EngineFactory dying = settings -> {
            throw new NoClassDefFoundError("gone");
        };
        java.io.PrintStream nowhere = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());
        Console console = new Console(
                java.io.InputStream.nullInputStream(), nowhere, nowhere, false, java.util.Map.of(), directory);
        assertThat(new CommandLineMain(new Services(broken.plugins(), dying, "1"), console).run("status"))
                .isEqualTo(2);
    }

    @Test
    void aUnitThatCommittedNothingHasNoBalancedReceipt() {
        shell.sql("DROP TABLE ORDERS");
        assertThat(shell.sluice("run").out()).doesNotContain("yes 0000");
    }

    @Test
    void fullRefreshAndAssumeCursorExcludeEachOther() {
        assertThat(shell.sluice("run", "--full-refresh", "--assume-cursor", "1").code())
                .isEqualTo(9);
    }

    @Test
    void aRunOfNoUnitsIsNotASuccess() {
        assertThat(shell.sluice("run", "--exclude", "*").code()).isEqualTo(9);
    }
}
