package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "init",
                "endpoints",
                "endpoints list",
                "endpoints test",
                "endpoints discover",
                "preview",
                "units",
                "units list",
                "units show",
                "units validate",
                "plan",
                "run",
                "status",
                "state",
                "state list",
                "state get",
                "state reset",
                "runs",
                "runs list",
                "runs show",
                "runs logs",
                "runs cancel",
                "schema",
                "doctor",
                "demo",
                "version"
            })
    void everyCommandExplainsItselfAndExitsWithZero(String command) {
        Shell.Outcome help = shell.sluice((command + " --help").strip().split(" "));
        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith(("Usage: sluice " + command).strip());
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "run --version", "state list --version"})
    void askingForTheVersionExitsWithZero(String command) {
        assertThat(shell.sluice(command.split(" ")).code()).isZero();
    }

    @Test
    void theVersionIsThatOfTheProgram() {
        assertThat(shell.sluice("--version").out()).contains("1.2.3");
        assertThat(shell.sluice("version", "-o", "json").json().toString()).contains("1.2.3");
    }

    @Test
    void anUnknownOptionIsAUsageErrorThatNamesTheNearest() {
        Shell.Outcome outcome = shell.sluice("run", "--ful-refresh");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).contains("--ful-refresh", "--full-refresh");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void anUnknownCommandIsAUsageErrorThatNamesTheNearest() {
        Shell.Outcome outcome = shell.sluice("statu");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).contains("statu", "status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "runs", "endpoints", "units"})
    void aGroupWithoutItsCommandIsAUsageError(String group) {
        assertThat(shell.sluice(group).code()).isEqualTo(9);
    }

    @Test
    void noCommandIsAUsageError() {
        assertThat(shell.sluice().code()).isEqualTo(9);
    }

    @Test
    void commonOptionsStandBeforeOrAfterTheCommand() {
        shell.withProject();
        String directoryName = directory.toString();
        Shell elsewhere = new Shell(directory.getRoot());
        String before = elsewhere
                .sluice("-j", directoryName, "-o", "json", "units", "list")
                .out();
        String between = elsewhere
                .sluice("units", "-o", "json", "list", "-j", directoryName)
                .out();
        String after = elsewhere
                .sluice("units", "list", "--format=json", "--project=" + directoryName)
                .out();
        assertThat(before)
                .contains("shop/PUBLIC.ORDERS@lake")
                .isEqualTo(between)
                .isEqualTo(after);
    }
}
