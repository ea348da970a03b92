package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans carried out as they were reviewed, and runs looked at afterwards. */
class RunHistoryTest {

    private static final String UNIT = "shop/PUBLIC.ORDERS@lake";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void makeProject() {
        shell = new Shell(directory).withProject();
    }

    private void plan(String... more) throws IOException {
        String[] words = new String[more.length + 3];
        System.arraycopy(new String[] {"plan", "-o", "json"}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        Files.writeString(directory.resolve("plan.json"), shell.sluice(words).out());
    }

    @Test
    void aReviewedPlanIsCarriedOutAsItIs() throws Exception {
        plan();
        JsonNode unit = shell.sluice("plan", "-o", "json").json().path("units").get(0);
        assertThat(unit.path("sink_action").asText()).contains("lake");
        assertThat(unit.path("slices").get(0).path("sql").asText()).contains("SELECT");
        Shell.Outcome run = shell.sluice("run", "--plan", "plan.json", "-o", "json");
        assertThat(run.code()).isZero();
        assertThat(run.json().at("/units/0/sunk/rows").asInt()).isEqualTo(3);
    }

    @Test
    void rowsThatCameAfterTheReviewWaitForTheNextRun() throws Exception {
        plan();
        shell.sql("INSERT INTO orders SELECT MAX(id) + 1, 7 FROM orders");
        assertThat(shell.sluice("run", "--plan", "plan.json", "-o", "json")
                        .json()
                        .at("/units/0/sunk/rows")
                        .asInt())
                .isEqualTo(3);
        assertThat(shell.sluice("run", "-o", "json")
                        .json()
                        .at("/units/0/sunk/rows")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aPlanThatDoesNotHoldAnyMoreIsRefused() throws Exception {
        plan();
        assertThat(shell.sluice("run").code()).isZero();
        Shell.Outcome stale = shell.sluice("run", "--plan", "plan.json", "-o", "json");
        assertThat(stale.code()).isEqualTo(8);
        assertThat(stale.json().at("/units/0/problem/code").asText()).isEqualTo("E_PLAN_STALE");
        assertThat(stale.out()).contains("checkpoint was at version 0 and is at 1");
        plan();
        shell.sql("ALTER TABLE orders ADD COLUMN note VARCHAR(10)");
        assertThat(shell.sluice("run", "--plan", "plan.json").out()).contains("columns have changed");
    }

    @Test
    void somethingElseThanAPlanIsRefused() throws Exception {
        Files.writeString(directory.resolve("plan.json"), "{}");
        assertThat(shell.sluice("run", "--plan", "plan.json").code()).isEqualTo(9);
        assertThat(shell.sluice("run", "--plan", "nowhere.json").code()).isEqualTo(9);
        plan();
        assertThat(shell.sluice("run", "--plan", "plan.json", "--full-refresh").code())
                .isEqualTo(9);
    }

    @Test
    void detailedExitCodesTellWhetherThereIsWork() {
        assertThat(shell.sluice("plan", "--detailed-exitcode").code()).isEqualTo(2);
        shell.sluice("run");
        assertThat(shell.sluice("plan", "--detailed-exitcode").code()).isZero();
    }

    @Test
    void aRunShowsItsConfigurationAndTheCheckpointBeforeAndAfter() {
        shell.sluice("run");
        JsonNode run = shell.sluice("runs", "show", "last", "-o", "json").json();
        assertThat(run.at("/units/0/checkpoint_before").asInt()).isZero();
        assertThat(run.at("/units/0/checkpoint_after").asInt()).isEqualTo(1);
        assertThat(run.path("request")
                        .path("configuration")
                        .path(UNIT)
                        .path("cursor_field")
                        .asText())
                .isEqualToIgnoringCase("id");
    }

    @Test
    void aRunNamesTheVersionsAndTheConfigurationThatItUsed() {
        shell.sluice("run");
        JsonNode versions = shell.sluice("runs", "show", "last", "-o", "json")
                .json()
                .path("request")
                .path("versions");
        assertThat(versions.path("sluice").asText()).isNotEmpty();
        assertThat(versions.path("java").asText()).isEqualTo(System.getProperty("java.version"));
        assertThat(shell.sluice("runs", "show", "last").out())
                .contains("on Java " + System.getProperty("java.version"), "\"cursor_field\":", "checkpoint v0 to v1");
    }

    @Test
    void twoRunsCanBeCompared() {
        shell.sluice("run");
        String first = shell.sluice("runs", "show", "last", "-o", "json")
                .json()
                .path("run_id")
                .asText();
        shell.sql("INSERT INTO orders SELECT MAX(id) + 1, 8 FROM orders");
        shell.sluice("run");
        assertThat(shell.sluice("runs", "diff", first, "last").out())
                .contains("units." + UNIT + ".rows", "checkpoint_after");
        assertThat(shell.sluice("runs", "diff", first, first, "-o", "json").json())
                .isEmpty();
    }

    @Test
    void aChangedReceiptIsFound() throws Exception {
        shell.sluice("run");
        assertThat(shell.sluice("runs", "verify", "last").out()).contains("all sound");
        String key = Files.readString(directory.resolve(".sluice/state.key")).strip();
        try (Connection state = DriverManager.getConnection(
                        "jdbc:h2:file:" + directory.resolve(".sluice/sluice") + ";AUTO_SERVER=TRUE", "sluice", key);
                Statement statement = state.createStatement()) {
            assertThat(statement.executeUpdate(
                            "UPDATE slices SET receipt = REPLACE(receipt, '\"rows\":3', '\"rows\":2')"))
                    .isEqualTo(1);
        }
        Shell.Outcome found = shell.sluice("runs", "verify", "last");
        assertThat(found.code()).isEqualTo(5);
        assertThat(found.out()).contains(UNIT + ", slice 0: the receipt was changed");
    }

    @Test
    void aRunWithNothingFailedHasNothingToRetry() {
        shell.sluice("run");
        Shell.Outcome retry = shell.sluice("runs", "retry", "last");
        assertThat(retry.code()).isZero();
        assertThat(retry.out()).contains("nothing to retry");
    }

    @Test
    void pausedUnitsAreLeftOutUntilTheyAreResumed() {
        assertThat(shell.sluice("pause", "PUBLIC.ORDERS", "--reason", "maintenance")
                        .code())
                .isZero();
        assertThat(shell.sluice("run").code()).isEqualTo(3);
        assertThat(shell.sluice("status").out()).contains("Paused");
        assertThat(shell.sluice("resume").out()).contains("runs again");
        assertThat(shell.sluice("run").code()).isZero();
        assertThat(shell.sluice("cancel").out()).contains("nothing is running");
    }

    @Test
    void aBackfillTakesARange() {
        shell.sluice("run");
        Shell.Outcome filled = shell.sluice("backfill", "PUBLIC.ORDERS", "--start", "1", "--end", "3", "-o", "json");
        assertThat(filled.code()).isZero();
        assertThat(filled.json().at("/units/0/sunk/rows").asInt()).isEqualTo(2);
        assertThat(shell.sluice("state", "coverage", "PUBLIC.ORDERS").out()).contains("overlap");
        assertThat(shell.sluice("backfill", "PUBLIC.ORDERS", "--start", "1").code())
                .isEqualTo(9);
    }
}
