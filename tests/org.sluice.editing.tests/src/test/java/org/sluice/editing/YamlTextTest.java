package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.problem.SluiceException;
import org.sluice.editing.yaml.YamlText;

class YamlTextTest {

    private static final String TEXT =
            """
            # who reads what
            version: 1
            source: shop   # the shop

            units:
              # every night
              SHOP.CUSTOMER:
              SHOP.ORDERS: {sync_mode: incremental, cursor_field: UPDATED_AT} # often
              SHOP.LINES:
                primary_key:
                  - A   # first
                  - B

                # a remark
                where: "X <> 'P'"

            # the end
            """;

    private static List<String> path(String dotted) {
        return Arrays.asList(dotted.split("/"));
    }

    private static String put(String text, String path, Object value) {
        return YamlText.of(text).put(path(path), value).applyTo(text);
    }

    private static String remove(String text, String path) {
        return YamlText.of(text).remove(path(path)).applyTo(text);
    }

    @Test
    void aValueIsReplacedWhereItStands() {
        assertThat(put(TEXT, "source", "other")).isEqualTo(TEXT.replace("source: shop ", "source: other "));
        assertThat(put(TEXT, "units/SHOP.ORDERS/cursor_field", "ID")).isEqualTo(TEXT.replace("UPDATED_AT}", "ID}"));
        assertThat(put(TEXT, "units/SHOP.LINES/where", "true"))
                .isEqualTo(TEXT.replace("where: \"X <> 'P'\"", "where: \"true\""));
    }

    @Test
    void aNewKeyComesAfterItsNeighboursAndBeforeTheCommentsThatFollow() {
        assertThat(put(TEXT, "sink", "lake")).isEqualTo(TEXT.replace("'P'\"\n", "'P'\"\nsink: lake\n"));
        assertThat(put(TEXT, "units/SHOP.LINES/object", "raw.lines"))
                .isEqualTo(TEXT.replace("'P'\"\n", "'P'\"\n    object: raw.lines\n"));
        assertThat(put(TEXT, "units/SHOP.ORDERS/object", "a,b"))
                .isEqualTo(TEXT.replace("UPDATED_AT}", "UPDATED_AT, object: \"a,b\"}"));
    }

    @Test
    void anEmptyUnitGetsItsFirstSetting() {
        assertThat(put(TEXT, "units/SHOP.CUSTOMER/slicing/by", "C_CUSTKEY"))
                .isEqualTo(TEXT.replace("SHOP.CUSTOMER:\n", "SHOP.CUSTOMER:\n    slicing: {by: C_CUSTKEY}\n"));
    }

    @Test
    void aListKeepsItsForm() {
        assertThat(put(TEXT, "units/SHOP.LINES/primary_key", List.of("A", "C", "D")))
                .contains("primary_key:\n      - A\n      - C\n      - D\n\n    # a remark");
        assertThat(put(TEXT, "units/SHOP.ORDERS/primary_key", List.of("A", "-B")))
                .contains("primary_key: [A, -B]} # often");
    }

    @Test
    void aRemovedKeyTakesItsLineAlong() {
        assertThat(remove(TEXT, "units/SHOP.LINES/primary_key"))
                .isEqualTo(TEXT.replace("    primary_key:\n      - A   # first\n      - B\n", ""));
        assertThat(remove(TEXT, "units/SHOP.ORDERS/sync_mode")).contains("{cursor_field: UPDATED_AT} # often");
        assertThat(remove(TEXT, "units/SHOP.ORDERS/cursor_field")).contains("{sync_mode: incremental} # often");
        assertThat(remove(TEXT, "units/NOBODY")).isEqualTo(TEXT);
    }

    @Test
    void aNewUnitWithManySettingsGetsALineForEach() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("sync_mode", "incremental");
        settings.put("cursor_field", "U");
        settings.put("primary_key", List.of("A"));
        assertThat(put(TEXT, "units/SHOP.NEW", settings))
                .contains(
                        "  SHOP.NEW:\n    sync_mode: incremental\n    cursor_field: U\n    primary_key: [A]\n\n# the end");
        assertThat(put("version: 1\nunits:\n", "units/A.B", null)).isEqualTo("version: 1\nunits:\n  A.B:\n");
        assertThat(put("", "version", "1")).isEqualTo("version: 1\n");
        assertThat(put("a: {}\n", "a/b", "c")).isEqualTo("a: {b: c}\n");
        assertThat(put("a:", "a/b", "c")).isEqualTo("a:\n  b: c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "a: b",
                "x # y",
                "- z",
                "-z",
                "'quoted'",
                "\"double\"",
                "true",
                "null",
                "~",
                "",
                " edge ",
                "[a]",
                "{b}",
                "a, b",
                "line\nbreak",
                "tab\t",
                "${project}/x",
                "@at",
                "x:",
                "\\",
                "é\u2026\uD83D\uDE00",
                "007",
                "%d",
                "a#b",
                "? q",
                "|",
                ">"
            })
    void everyTextIsReadBackAsItWasWritten(String value) {
        for (String text : List.of(TEXT, TEXT.replace("\n", "\r\n"), "\uD83D\uDE00: x\n" + TEXT)) {
            for (String path : List.of(
                    "source", "units/SHOP.ORDERS/object", "units/SHOP.CUSTOMER/object", "units/" + value + "/object")) {
                if (path.contains("units//")) {
                    continue;
                }
                List<String> keys = path.startsWith("units/" + value) ? List.of("units", value, "object") : path(path);
                String after = YamlText.of(text).put(keys, value).applyTo(text);
                assertThat(YamlText.of(after).value(keys)).as(after).contains(value);
                assertThat(after).contains("# the end").contains("# often");
            }
        }
    }

    @Test
    void whatCannotBeChangedIsLeftToTheText() {
        assertThat(YamlText.of("a: [").editable()).isFalse();
        assertThatThrownBy(() -> YamlText.of("units: [A, B]\n").put(path("units/A/where"), "x"))
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("units.A");
    }
}
