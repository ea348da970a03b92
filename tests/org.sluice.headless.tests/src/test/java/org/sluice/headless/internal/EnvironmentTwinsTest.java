package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTwinsTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(directory).withProject();
    }

    @Test
    void aFlagOfOneCommandHasATwin() {
        Shell.Outcome outcome = shell.with("SLUICE_RUN_DRY_RUN", "1").sluice("run");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("slice 0");
        assertThat(directory.resolve("lake"))
                .satisfiesAnyOf(lake -> assertThat(lake).doesNotExist(), lake -> assertThat(Files.list(lake))
                        .isEmpty());
    }

    @Test
    void anOptionOfAllCommandsHasATwin() {
        assertThat(shell.with("SLUICE_FORMAT", "json")
                        .sluice("units", "list")
                        .json()
                        .toString())
                .contains("PUBLIC.ORDERS");
    }

    @Test
    void anArgumentWinsOverItsTwin() {
        Shell.Outcome outcome = shell.with("SLUICE_FORMAT", "yaml").sluice("units", "list", "-o", "json");
        assertThat(outcome.json().toString()).contains("PUBLIC.ORDERS");
    }

    @Test
    void aTwinWithoutValueSwitchesNothingOn() {
        Shell.Outcome outcome = shell.with("SLUICE_RUN_DRY_RUN", "0").sluice("run", "-o", "json");
        assertThat(outcome.json().path("state").asText()).isEqualTo("SUCCEEDED");
    }
}
