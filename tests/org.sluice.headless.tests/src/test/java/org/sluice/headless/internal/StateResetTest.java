package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.StateStore;
import org.sluice.state.h2.internal.H2StateStoreFactory;

class StateResetTest {

    private static final String UNIT = "shop/PUBLIC.ORDERS@lake";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void runOnce() {
        shell = new Shell(directory).withProject();
        assertThat(shell.sluice("run").code()).isZero();
    }

    private long version() {
        return shell.sluice("state", "get", UNIT, "-o", "json")
                .json()
                .path("version")
                .asLong();
    }

    @Test
    void withoutATerminalItFailsAndNeverWaits() {
        Shell.Outcome outcome = shell.sluice("state", "reset", UNIT);
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).contains("--yes", "Nothing was changed");
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void nonInteractiveFailsEvenAtATerminal() {
        assertThat(shell.atTerminal("y\n")
                        .sluice("state", "reset", UNIT, "--non-interactive")
                        .code())
                .isEqualTo(9);
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void atATerminalItSaysWhatItDropsAndAsks() {
        Shell.Outcome outcome = shell.atTerminal("y\n").sluice("state", "reset", UNIT);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains(UNIT, "ID = 3", "[y/N]");
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void anyOtherAnswerChangesNothing() {
        assertThat(shell.atTerminal("\n").sluice("state", "reset", UNIT).code()).isNotZero();
        assertThat(shell.atTerminal("").sluice("state", "reset", UNIT).code()).isNotZero();
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void yesResetsAndKeepsTheEarlierVersion() {
        assertThat(shell.sluice("state", "reset", UNIT, "--yes").code()).isZero();
        try (StateStore state = new H2StateStoreFactory().open(directory.resolve(".sluice"))) {
            assertThat(state.checkpoint(UNIT).orElseThrow().cursor()).isEmpty();
            assertThat(state.checkpoint(UNIT, 1).orElseThrow().cursor()).isPresent();
        }
    }

    @Test
    void aSecondResetIsNoErrorAndChangesNothing() {
        shell.sluice("state", "reset", UNIT, "--yes");
        assertThat(shell.sluice("state", "reset", UNIT, "--yes").code()).isZero();
        assertThat(version()).isEqualTo(2);
    }

    @Test
    void aUnitThatIsBeingRunIsRefused() {
        LockOwner other = new LockOwner("other-run", "elsewhere.example", 1, 0);
        try (StateStore state = new H2StateStoreFactory().open(directory.resolve(".sluice"))) {
            state.lock(UNIT, other, Instant.now());
            Shell.Outcome outcome = shell.sluice("state", "reset", UNIT, "--yes", "-o", "json");
            assertThat(outcome.code()).isEqualTo(8);
            assertThat(outcome.json().at("/error/code").asText()).isEqualTo("E_UNIT_LOCKED");
        }
        assertThat(version()).isEqualTo(1);
    }

    @Test
    void theNextRunReadsEverythingAgain() {
        shell.sluice("state", "reset", UNIT, "--yes");
        assertThat(shell.sluice("plan", UNIT).out()).contains("3 rows");
    }
}
