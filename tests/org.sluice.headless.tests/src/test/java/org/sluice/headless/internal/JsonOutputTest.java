package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonOutputTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(directory);
    }

    @Test
    void aUsageErrorIsADocument() {
        Shell.Outcome outcome = shell.sluice("run", "--bogus", "-o", "json");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.json().at("/error/code").asText()).isEqualTo("E_INVALID_INPUT");
        assertThat(outcome.json().at("/error/message").asText()).contains("--bogus");
    }

    @Test
    void aMissingProjectIsADocumentThatSaysWhatToDo() {
        Shell.Outcome outcome = shell.sluice("status", "-o", "json");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.json().at("/error/code").asText()).isEqualTo("E_INVALID_CONFIG");
        assertThat(outcome.json().at("/error/next").asText()).contains("sluice init");
    }

    @Test
    void aProjectWithErrorsIsADocumentAndNothingIsRun() {
        shell.withProject();
        shell.file(
                "units/wrong.yaml", "version: 1\nsource: shop\nsink: lake\nunits:\n  PUBLIC.X:\n    cursr_field: A\n");
        Shell.Outcome outcome = shell.sluice("run", "-o", "json");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.json().at("/error/message").asText()).contains("units/wrong.yaml:6");
        assertThat(outcome.err()).contains("cursor_field");
        assertThat(directory.resolve("lake")).doesNotExist();
    }

    @Test
    void validationTellsEveryFindingWithItsPlace() {
        shell.withProject();
        shell.file(
                "units/wrong.yaml", "version: 1\nsource: shop\nsink: lake\nunits:\n  PUBLIC.X:\n    cursr_field: A\n");
        Shell.Outcome outcome = shell.sluice("units", "validate", "-o", "json");
        assertThat(outcome.code()).isEqualTo(9);
        JsonNode finding = outcome.json().at("/findings/0");
        assertThat(finding.path("file").asText()).isEqualTo("units/wrong.yaml");
        assertThat(finding.path("line").asInt()).isEqualTo(6);
    }

    @Test
    void aRunIsOneDocumentWithItsReceipts() {
        Shell.Outcome outcome = shell.withProject().sluice("run", "-o", "json");
        assertThat(outcome.code()).isZero();
        JsonNode run = outcome.json();
        assertThat(run.path("run_id").asText()).isNotEmpty();
        assertThat(run.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(run.path("units")).hasSize(1);
        assertThat(run.toString()).contains("shop/PUBLIC.ORDERS@lake");
    }

    @Test
    void aRunThatFailsIsOneDocumentWithItsProblems() {
        shell.withProject();
        shell.sql("DROP TABLE ORDERS");
        Shell.Outcome outcome = shell.sluice("run", "-o", "json");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.json().path("state").asText()).isEqualTo("FAILED");
        assertThat(outcome.json().toString()).contains("E_DATASET_NOT_FOUND");
    }

    @Test
    void previewKeepsEveryDigit() {
        Shell.Outcome outcome = shell.withProject().sluice("preview", "PUBLIC.ORDERS", "-o", "json");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("9007199254740993.0001", "1.5000");
    }

    @Test
    void everyListIsADocument() {
        shell.withProject().sluice("run");
        for (String command : new String[] {
            "endpoints list", "units list", "units show PUBLIC.ORDERS", "plan", "status", "state list",
            "state get PUBLIC.ORDERS", "runs list", "runs show last", "schema", "doctor", "version"
        }) {
            Shell.Outcome outcome = shell.sluice((command + " -o json").split(" "));
            assertThat(outcome.code()).as(command).isZero();
            assertThat(outcome.json().isContainerNode()).as(command).isTrue();
        }
    }

    @Test
    void logsAndProgressStayOffStandardOutput() {
        Shell.Outcome outcome = shell.withProject().sluice("run", "-o", "json", "-l", "trace", "--log-format", "json");
        assertThat(outcome.json().path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(outcome.err()).isNotEmpty();
    }
}
