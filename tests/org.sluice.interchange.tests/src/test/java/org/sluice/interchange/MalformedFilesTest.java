package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

class MalformedFilesTest {

    private static SluiceException refused(String name, String text) {
        try {
            StateFiles.parse(name, text, Optional.empty());
        } catch (SluiceException e) {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.E_INVALID_INPUT);
            return e;
        }
        throw new AssertionError("was read: " + text);
    }

    @Test
    void brokenJsonIsToldWithItsLine() {
        assertThat(refused("s.json", "{\n \"bookmarks\": {\n  \"a\": }\n}")
                        .problem()
                        .message())
                .startsWith("s.json:3: not valid JSON");
        assertThat(refused("s.json", "{\"bookmarks\": {").problem().message()).contains("not valid JSON");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThat(refused("s.json", "{\"bookmarks\": {\"a\": 1,\n\"a\": 2}}")
                        .problem()
                        .message())
                .startsWith("s.json:2");
        assertThat(refused("s.yml", "in:\n  last_record: [1]\n  last_record: [2]\n")
                        .problem()
                        .message())
                .startsWith("s.yml:3");
    }

    @Test
    void brokenYamlIsToldWithItsLine() {
        assertThat(refused("s.yml", "in:\n  last_record: [1\nout: {}\n")
                        .problem()
                        .message())
                .startsWith("s.yml:3: not valid YAML");
    }

    @Test
    void aliasesOfYamlAreRefusedBecauseTheyCanGrowWithoutEnd() {
        assertThat(refused("s.yml", "a: &a [1, 2]\nb: [*a, *a]\nin: {last_record: [1]}\n")
                        .problem()
                        .message())
                .contains("not valid YAML");
        assertThat(refused("s.yml", "in: &a\n  b: *a\n").problem().message()).contains("not valid YAML");
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refused("s.json", "[".repeat(500) + "]".repeat(500))
                        .problem()
                        .message())
                .contains("nested too deeply");
        assertThat(refused("s.yml", "in: " + "[".repeat(500) + "]".repeat(500))
                        .problem()
                        .message())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\uFEFF "})
    void anEmptyFileIsToldAsSuch(String text) {
        assertThat(refused("s.json", text).problem().message()).contains("empty");
    }

    @Test
    void anUnknownShapeNamesThoseThatAreKnown() {
        assertThat(refused("s.json", "{\"hello\": 1}").problem().message())
                .contains("singer", "airbyte", "kafka-connect", "dlt", "embulk", "kv-store", "sluice");
    }

    @Test
    void aByteOrderMarkIsNoMatter() {
        assertThat(Examples.parse("\uFEFF{\"bookmarks\": {\"a\": {\"id\": 1}}}").positions())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(StateFormat.class)
    void aFileWithoutAnyStateOfTheToldFormatIsRefusedOrGivesNothing(StateFormat format) {
        for (String text : new String[] {"{}", "[]", "1", "\"x\"", "{\"a\": [null, {\"b\": true}]}", "a: b"}) {
            try {
                assertThat(StateFiles.parse("s", text, Optional.of(format)).positions().stream()
                                .filter(position -> format != StateFormat.SINGER))
                        .isEmpty();
            } catch (SluiceException e) {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.E_INVALID_INPUT);
            }
        }
    }

    @Test
    void hugeFilesAreRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("huge.json");
        Files.writeString(file, "{\"bookmarks\": {\"a\": \"" + "x".repeat(StateFiles.LARGEST) + "\"}}");
        assertThatThrownBy(() -> StateFiles.read(file, Optional.empty()))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("larger than 16 MB");
    }

    @Test
    void whatIsNotTextIsRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("s.json");
        Files.write(file, new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
        assertThatThrownBy(() -> StateFiles.read(file, Optional.empty())).hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> StateFiles.read(directory.resolve("none"), Optional.empty()))
                .hasMessageContaining("cannot be read");
    }

    /** Every file cut off anywhere is either understood or refused, and never a defect. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "singer-sdk.json", "singer-meltano.json", "airbyte-stream.json", "airbyte-global.json",
                        "airbyte-api.json",
                "kafka-connect.json", "kafka-connect-topic.txt", "dlt.json", "embulk.yml", "embulk-config.yml",
                "kv-store.json", "sluice.json"
            })
    void filesThatWereCutOff(String name) throws IOException {
        try (InputStream in = MalformedFilesTest.class.getResourceAsStream("/states/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (int length = 0; length < text.length(); length++) {
                try {
                    StateFiles.parse(name, text.substring(0, length), Optional.empty());
                } catch (SluiceException e) {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.E_INVALID_INPUT);
                }
            }
        }
    }

    /** Every value replaced by one of another kind is either understood or refused, and never a defect. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "singer-sdk.json",
                "singer-meltano.json",
                "airbyte-stream.json",
                "airbyte-global.json",
                "airbyte-api.json",
                "kafka-connect.json",
                "dlt.json",
                "kv-store.json",
                "sluice.json"
            })
    void valuesOfAnotherKind(String name) throws IOException {
        try (InputStream in = MalformedFilesTest.class.getResourceAsStream("/states/" + name)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String other :
                    new String[] {"null", "[]", "{}", "true", "1e5", "\"\"", "[[1]]", "{\"a\":{\"b\":1}}"}) {
                for (int colon = text.indexOf(": "); colon >= 0; colon = text.indexOf(": ", colon + 2)) {
                    String rest = text.substring(colon + 2).replaceFirst("^(\"[^\"]*\"|[0-9.]+|null|true|false)", "");
                    try {
                        StateFiles.parse(name, text.substring(0, colon + 2) + other + rest, Optional.empty());
                    } catch (SluiceException e) {
                        assertThat(e.problem().code()).isEqualTo(ProblemCode.E_INVALID_INPUT);
                    }
                }
            }
        }
    }
}
