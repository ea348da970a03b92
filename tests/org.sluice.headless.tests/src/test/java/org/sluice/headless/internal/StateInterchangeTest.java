package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.StateStore;
import org.sluice.state.h2.internal.H2StateStoreFactory;

class StateInterchangeTest {

    private static final String UNIT = "shop/PUBLIC.ORDERS@lake";
    private static final String SINGER =
            "{\"bookmarks\": {\"orders\": {\"replication_key\": \"id\",\n" + "  \"replication_key_value\": 2}}}\n";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void project() {
        shell = new Shell(directory).withProject();
    }

    private StateStore store() {
        return new H2StateStoreFactory().open(directory.resolve(".sluice"));
    }

    private Checkpoint checkpoint() {
        try (StateStore state = store()) {
            return state.checkpoint(UNIT).orElseThrow();
        }
    }

    private boolean untouched() {
        try (StateStore state = store()) {
            return state.checkpoint(UNIT).isEmpty();
        }
    }

    private String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPositionBecomesTheCheckpointAndTheNextRunGoesOnFromThere() {
        shell.file("state.json", SINGER);
        Shell.Outcome outcome = shell.sluice("state", "import", "state.json", "--yes");
        assertThat(outcome.code()).as(outcome.everything()).isZero();
        assertThat(outcome.out()).contains(UNIT + " is at version 1");
        assertThat(outcome.err()).contains("singer", "'orders'", "state.json:1", "ID: nothing -> 2");
        Checkpoint imported = checkpoint();
        assertThat(imported.reason()).isEqualTo(Checkpoint.Reason.IMPORT);
        assertThat(imported.createdBy()).startsWith("user:");
        assertThat(imported.cursor().orElseThrow().field()).isEqualTo("ID");
        assertThat(imported.cursor().orElseThrow().value().type()).hasToString("int64");
        assertThat(shell.sluice("run", "-o", "json")
                        .json()
                        .at("/units/0/sunk/rows")
                        .asLong())
                .isEqualTo(2);
    }

    @Test
    void withoutConsentItSaysWhatItWouldDoAndChangesNothing() {
        shell.file("state.json", SINGER);
        Shell.Outcome outcome = shell.sluice("state", "import", "state.json");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).contains("ID: nothing -> 2", "--yes", "Nothing was changed");
        assertThat(untouched()).isTrue();
        assertThat(shell.atTerminal("n\n")
                        .sluice("state", "import", "state.json")
                        .code())
                .isEqualTo(1);
        assertThat(untouched()).isTrue();
        assertThat(shell.atTerminal("y\n")
                        .sluice("state", "import", "state.json")
                        .code())
                .isZero();
        assertThat(checkpoint().version()).isEqualTo(1);
    }

    @Test
    void aDryRunChangesNothing() {
        shell.file("state.json", SINGER);
        JsonNode json = shell.sluice("state", "import", "state.json", "--dry-run", "-o", "json")
                .json();
        assertThat(json.path("format").asText()).isEqualTo("singer");
        assertThat(json.at("/imports/0/unit").asText()).isEqualTo(UNIT);
        assertThat(json.at("/imports/0/after/cursor/value").asText()).isEqualTo("2");
        assertThat(json.at("/imports/0/effect/direction").asText()).isEqualTo("FORWARD");
        assertThat(untouched()).isTrue();
    }

    @Test
    void movingBackTellsWhatIsReadAgain() {
        shell.sluice("run");
        shell.file("state.json", SINGER);
        Shell.Outcome outcome = shell.sluice("state", "import", "state.json", "--yes", "-o", "json");
        assertThat(outcome.json().at("/imports/0/effect/direction").asText()).isEqualTo("BACK");
        assertThat(outcome.json().at("/imports/0/before/cursor/value").asText()).isEqualTo("3");
        assertThat(outcome.err()).contains("ID: 3 -> 2; reopens", "get them twice");
        assertThat(checkpoint().version()).isEqualTo(2);
        assertThat(checkpoint().parent()).isEqualTo(1);
    }

    @Test
    void theSamePositionAgainMakesNoNewVersion() {
        shell.file("state.json", SINGER);
        shell.sluice("state", "import", "state.json", "--yes");
        Shell.Outcome again = shell.sluice("state", "import", "state.json");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("nothing to change");
        assertThat(checkpoint().version()).isEqualTo(1);
    }

    @Test
    void aUnitThatIsBeingRunIsRefused() {
        shell.file("state.json", SINGER);
        try (StateStore state = store()) {
            state.lock(UNIT, new LockOwner("other-run", "elsewhere.example", 1, 0), Instant.now());
            Shell.Outcome outcome = shell.sluice("state", "import", "state.json", "--yes", "-o", "json");
            assertThat(outcome.code()).isEqualTo(8);
            assertThat(outcome.json().at("/error/code").asText()).isEqualTo("E_UNIT_LOCKED");
        }
        assertThat(untouched()).isTrue();
    }

    @Test
    void whatBelongsToNoUnitIsToldAndMakesTheResultPartial() {
        shell.file("state.json", SINGER.replace("{\"bookmarks\": {", "{\"bookmarks\": {\"lines\": {\"id\": 5},"));
        Shell.Outcome outcome = shell.sluice("state", "import", "state.json", "--yes", "-o", "json");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.json().at("/left_out/0/name").asText()).isEqualTo("lines");
        assertThat(outcome.json().at("/left_out/0/line").asInt()).isEqualTo(1);
        assertThat(checkpoint().version()).isEqualTo(1);
    }

    @Test
    void whereNothingFitsTheCommandFails() {
        shell.file("state.json", "{\"bookmarks\": {\"lines\": {\"id\": 5}}}");
        Shell.Outcome outcome = shell.sluice("state", "import", "state.json", "--yes");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).contains("'lines' is left out", "--map lines=UNIT");
        Shell.Outcome mapped = shell.sluice("state", "import", "state.json", "--map", "lines=PUBLIC.ORDERS", "--yes");
        assertThat(mapped.code()).isZero();
        assertThat(checkpoint().cursor().orElseThrow().value().text()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--map=x",
                "--map=orders=nowhere",
                "--map=ordres=PUBLIC.ORDERS",
                "--zone=Mars",
                "--epoch=days",
                "--as=sinter",
                "--unit=nothing*"
            })
    void wrongArgumentsAreUsageErrors(String option) {
        shell.file("state.json", SINGER);
        assertThat(shell.sluice("state", "import", "state.json", option, "--yes")
                        .code())
                .isEqualTo(9);
        assertThat(untouched()).isTrue();
    }

    @Test
    void brokenFilesAreToldWithTheirLine() {
        shell.file("state.json", "{\"bookmarks\":\n {\"a\": }}");
        Shell.Outcome outcome = shell.sluice("state", "import", "state.json", "--yes");
        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.err()).contains("state.json:2: not valid JSON");
        assertThat(shell.sluice("state", "import", "nowhere.json", "--yes").code())
                .isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource({"sluice", "singer", "airbyte", "kafka-connect", "dlt", "embulk", "kv-store"})
    void whatIsExportedCanBeImportedElsewhere(String format) throws IOException {
        shell.sluice("run");
        Shell.Outcome outcome = shell.sluice("state", "export", "state.txt", "--as", format);
        assertThat(outcome.code()).as(outcome.everything()).isZero();
        String before = text("state.txt");
        shell.sluice("state", "reset", UNIT, "--yes");
        String[] mapped = {"state", "import", "state.txt", "--yes", "--map", "in=" + UNIT};
        String[] plain = {"state", "import", "state.txt", "--yes"};
        Shell.Outcome imported = shell.sluice(format.equals("embulk") ? mapped : plain);
        assertThat(imported.code()).as(imported.everything()).isZero();
        assertThat(checkpoint().cursor().orElseThrow().value().text()).isEqualTo("3");
        assertThat(shell.sluice("state", "export", "--as", "singer").out()).contains("\"replication_key_value\" : 3");
        assertThat(before).contains("3");
    }

    @Test
    void exportWritesDataOnlyToTheStandardOutput() {
        shell.sluice("run");
        Shell.Outcome outcome = shell.sluice("state", "export", "--as", "dlt", "--unit", "PUBLIC.*");
        assertThat(outcome.json()
                        .at("/sources/shop/resources/ORDERS/incremental/ID/last_value")
                        .asLong())
                .isEqualTo(3);
        assertThat(outcome.err()).contains("warning");
    }

    @Test
    void ourOwnFormatRoundTripsThroughTheStandardInput() {
        shell.sluice("run");
        String exported = shell.sluice("state", "export").out();
        Checkpoint before = checkpoint();
        shell.sluice("state", "reset", UNIT, "--yes");
        Shell typed = new Shell(directory).atTerminal(exported);
        assertThat(typed.sluice("state", "import", "-", "--yes").code()).isZero();
        assertThat(checkpoint().cursor()).isEqualTo(before.cursor());
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnasked() {
        shell.sluice("run");
        shell.file("state.json", "mine");
        assertThat(shell.sluice("state", "export", "state.json").code()).isEqualTo(9);
        assertThat(text("state.json")).isEqualTo("mine");
        JsonNode result = shell.sluice("state", "export", "state.json", "--yes", "-o", "json")
                .json();
        assertThat(result.at("/units/0").asText()).isEqualTo(UNIT);
        assertThat(text("state.json")).contains("sluice-checkpoint/1");
    }

    @Test
    void exportOfWhatIsNotThereFails() {
        assertThat(shell.sluice("state", "export").code()).isEqualTo(9);
        shell.sluice("run");
        assertThat(shell.sluice("state", "export", "--unit", "nothing*").code()).isEqualTo(9);
        assertThat(shell.sluice("state", "export", "no/such/folder/state.json").code())
                .isEqualTo(9);
        assertThat(shell.sluice("state", "export", "--as", "sinter").err()).contains("singer");
    }
}
