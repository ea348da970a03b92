package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.TypeParser;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.StateStore;
import org.sluice.state.h2.internal.H2StateStoreFactory;

class StateChangesTest {

    private static final String UNIT = "shop/PUBLIC.ORDERS@lake";

    @TempDir
    private Path directory;

    private Shell shell;

    /** Five commits of 1,000 rows each, a day apart. */
    @BeforeEach
    void history() {
        shell = new Shell(directory).withProject();
        try (StateStore state = new H2StateStoreFactory().open(directory.resolve(".sluice"))) {
            for (int day = 1; day <= 5; day++) {
                state.appendCheckpoint(
                        commit(day, "timestamp(9)", "2026-05-0" + day + "T10:00:00.123456789", "sha256:a"),
                        Optional.empty());
            }
        }
    }

    private static Checkpoint commit(long version, String type, String value, String fingerprint) {
        return new Checkpoint(
                UNIT,
                version,
                version - 1,
                Instant.parse("2026-05-06T00:00:00Z"),
                "run:test",
                Checkpoint.Reason.COMMIT,
                Optional.of(new Checkpoint.Cursor(
                        "UPDATED",
                        new CursorValue(TypeParser.parse(type), value),
                        List.of("00000000000000a" + version),
                        false)),
                Optional.of("commit-" + version),
                fingerprint,
                Map.of("rows", 1000L));
    }

    private JsonNode state(String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(new String[] {"state", "get", UNIT, "-o", "json"}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        return shell.sluice(words).json();
    }

    @Test
    void historyShowsEveryVersionNewestFirst() {
        JsonNode versions = shell.sluice("state", "history", UNIT, "-o", "json").json();
        assertThat(versions).hasSize(5);
        assertThat(versions.get(0).path("version").asLong()).isEqualTo(5);
        assertThat(shell.sluice("state", "history", UNIT, "--limit", "2").out())
                .contains("COMMIT", "05-05", "05-04")
                .doesNotContain("05-03");
    }

    @Test
    void diffNamesWhatChanged() {
        String text = shell.sluice("state", "diff", UNIT, "2", "5").out();
        assertThat(text).contains("cursor.value", "2026-05-02", "2026-05-05", "sink_commit.commit_id");
        assertThat(shell.sluice("state", "diff", UNIT).out()).contains("version 4", "version 5");
        assertThat(shell.sluice("state", "diff", UNIT, "77").code()).isEqualTo(9);
    }

    @Test
    void rollbackSaysWhatItReopensAndKeepsEveryVersion() {
        Shell.Outcome asked = shell.sluice("state", "rollback", UNIT, "--to-version", "2");
        assertThat(asked.code()).isEqualTo(9);
        assertThat(asked.err())
                .contains(
                        "reopens 3 commits, about 3,000 rows, from 2026-05-02T10:00:00.123456789 to "
                                + "2026-05-05T10:00:00.123456789",
                        "--yes",
                        "Nothing was changed");
        assertThat(shell.sluice("state", "rollback", UNIT, "--to-version", "2", "--yes")
                        .code())
                .isZero();
        JsonNode now = state();
        assertThat(now.path("version").asLong()).isEqualTo(6);
        assertThat(now.path("reason").asText()).isEqualTo("ROLLBACK");
        assertThat(now.path("cursor")).isEqualTo(state("--version-number", "2").path("cursor"));
        assertThat(state("--version-number", "5").path("version").asLong()).isEqualTo(5);
    }

    @Test
    void theSinksLastCommitStaysKnownAfterARollback() {
        shell.sluice("state", "rollback", UNIT, "--to-version", "2", "--yes");
        assertThat(state().at("/sink_commit/commit_id").asText()).isEqualTo("commit-5");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-03T10:00:00.123456789, 2026-05-03T10:00:00.123456789, 2, 1",
        "2026-05-03T09:00:00, 2026-05-03T09:00:00, 3, 0",
        "2026-05-03, 2026-05-03T00:00, 3, 0",
        "2026-05-03 09:00:00, 2026-05-03T09:00, 3, 0",
        "2d, 2026-05-03T10:00:00.123456789, 2, 1",
        "PT47H, 2026-05-03T11:00:00.123456789, 2, 0"
    })
    void rewindTakesAValueOrADuration(String to, String cursor, int commits, int knownRows) {
        JsonNode result = shell.sluice("state", "rewind", UNIT, "--to", to, "--yes", "-o", "json")
                .json();
        assertThat(result.at("/cursor/value").asText()).isEqualTo(cursor);
        assertThat(result.at("/effect/commits").asInt()).isEqualTo(commits);
        assertThat(result.at("/cursor/boundary_keys/keys")).hasSize(knownRows);
        assertThat(result.path("reason").asText()).isEqualTo("REWIND");
    }

    @Test
    void rewindingAheadOrByNonsenseIsRefused() {
        Shell.Outcome ahead = shell.sluice("state", "rewind", UNIT, "--to", "2027-01-01T00:00:00", "--yes");
        assertThat(ahead.code()).isEqualTo(9);
        assertThat(ahead.err()).contains("lies ahead", "state set");
        Shell.Outcome nonsense = shell.sluice("state", "rewind", UNIT, "--to", "yesterday", "--yes");
        assertThat(nonsense.code()).isEqualTo(9);
        assertThat(nonsense.err()).contains("'yesterday' is not a value", "timestamp(9)", "2026-05-05T10:00");
        assertThat(state().path("version").asLong()).isEqualTo(5);
    }

    @Test
    void rowsThatWereReadTwiceCountOnce() {
        shell.sluice("state", "rollback", UNIT, "--to-version", "3", "--yes");
        try (StateStore state = new H2StateStoreFactory().open(directory.resolve(".sluice"))) {
            state.appendCheckpoint(
                    commit(7, "timestamp(9)", "2026-05-05T10:00:00.123456789", "sha256:a"), Optional.empty());
        }
        JsonNode effect = shell.sluice("state", "rollback", UNIT, "--to-version", "2", "--dry-run", "-o", "json")
                .json()
                .path("effect");
        assertThat(effect.path("commits").asInt()).isEqualTo(2);
        assertThat(effect.path("rows").asInt()).isEqualTo(2000);
        assertThat(state().path("version").asLong()).isEqualTo(7);
    }

    @Test
    void whatGetPrintsSetTakesBack() throws IOException {
        Path file = directory.resolve("edited.json");
        Files.writeString(file, shell.sluice("state", "get", UNIT).out());
        Shell.Outcome unchanged = shell.sluice("state", "set", UNIT, "edited.json", "--yes");
        assertThat(unchanged.code()).isZero();
        assertThat(unchanged.out()).contains("nothing to change");
        Files.writeString(
                file, Files.readString(file).replace("2026-05-05T10:00:00.123456789", "2026-05-04T00:00:00.000000001"));
        assertThat(shell.sluice("state", "set", UNIT, "edited.json", "--yes").code())
                .isZero();
        assertThat(state().at("/cursor/value").asText()).isEqualTo("2026-05-04T00:00:00.000000001");
        assertThat(state().path("reason").asText()).isEqualTo("EDIT");
        Shell.Outcome stale = shell.sluice("state", "set", UNIT, "edited.json", "--yes");
        assertThat(stale.code()).isEqualTo(8);
        assertThat(stale.err()).contains("version 6", "version 5");
    }

    @Test
    void aColumnWithoutItsTypeIsRefused() {
        Shell.Outcome half = shell.sluice("state", "set", UNIT, "--cursor", "5", "--field", "id", "--yes");
        assertThat(half.code()).isEqualTo(9);
        assertThat(half.err()).contains("--field and --type belong together");
    }

    @Test
    void aCursorAloneIsOfTheTypeThatItHad() {
        assertThat(shell.sluice("state", "set", UNIT, "--cursor", "2026-05-09T00:00:00", "--yes")
                        .out())
                .contains("skips whatever was not read yet");
        assertThat(state().at("/cursor/type").asText()).isEqualTo("timestamp(9)");
        assertThat(shell.sluice("state", "set", UNIT, "--cursor", "17", "--yes").code())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({
        "decimal(38;10), 1234567890123456789.0123456789",
        "date, 2026-02-28",
        "uuid, 0f8fad5b-d9cb-469f-a165-70867728950e",
        "string, 'Ümläut, x'",
        "timestamp_tz(9), 2026-05-01T00:00:00.000000001Z",
        "int64, -9223372036854775808"
    })
    void cursorsOfEveryTypeKeepTheirPrecision(String type, String value) {
        shell.sluice(
                "state", "set", UNIT, "--field", "C", "--type", type.replace(';', ','), "--cursor", value, "--yes");
        JsonNode cursor = state().path("cursor");
        assertThat(cursor.path("type").asText()).isEqualTo(type.replace(';', ','));
        assertThat(cursor.path("value").asText()).isEqualTo(value);
    }

    @Test
    void anotherUnitsCheckpointOrBrokenJsonIsRefused() throws IOException {
        Path file = directory.resolve("edited.json");
        Files.writeString(file, shell.sluice("state", "get", UNIT).out().replace("shop/", "other/"));
        assertThat(shell.sluice("state", "set", UNIT, "edited.json", "--yes").err())
                .contains("other/PUBLIC.ORDERS@lake");
        Files.writeString(file, "{\"format\": \"sluice-checkpoint/1\",");
        Shell.Outcome broken = shell.sluice("state", "set", UNIT, "edited.json", "--yes");
        assertThat(broken.code()).isEqualTo(9);
        assertThat(broken.err()).contains("not valid JSON");
        assertThat(state().path("version").asLong()).isEqualTo(5);
    }

    @Test
    void aRollbackOverASchemaChangeWarns() {
        try (StateStore state = new H2StateStoreFactory().open(directory.resolve(".sluice"))) {
            state.appendCheckpoint(commit(6, "timestamp(9)", "2026-05-06T10:00:00", "sha256:b"), Optional.empty());
        }
        assertThat(shell.sluice("state", "rollback", UNIT, "--to-version", "4", "--dry-run")
                        .out())
                .contains("columns have changed");
    }
}
