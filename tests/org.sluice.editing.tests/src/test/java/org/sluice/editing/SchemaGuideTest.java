package org.sluice.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sluice.editing.schema.Completion;
import org.sluice.editing.schema.Names;
import org.sluice.editing.schema.SchemaGuide;
import org.sluice.project.SchemaExport;
import org.sluice.run.catalog.FixedPluginCatalog;

/** The caret stands at the bar. */
class SchemaGuideTest {

    private static final Names NAMES = new Names(
            List.of("shop"),
            List.of("lake", "lab"),
            source -> List.of("A.ONE", "A.TWO"),
            dataset -> dataset.equals("shop/A.ONE") ? List.of("ID", "CHANGED") : List.of());

    private static final SchemaGuide GUIDE = new SchemaGuide(
            SchemaExport.schemas(new FixedPluginCatalog(List.of(), List.of(), List.of()))
                    .get("sluice-units.schema.json"),
            NAMES);

    private static final String HEAD = "version: 1\nsource: shop # ours\n";

    private static List<String> labels(String marked) {
        int at = marked.indexOf('|');
        return GUIDE.completions(marked.replace("|", ""), at).stream()
                .map(Completion::label)
                .toList();
    }

    private static String first(String marked) {
        int at = marked.indexOf('|');
        String text = marked.replace("|", "");
        Completion completion = GUIDE.completions(text, at).get(0);
        return text.substring(0, completion.offset())
                + completion.text()
                + text.substring(completion.offset() + completion.length());
    }

    @Test
    void keysThatAreNotThereYet() {
        assertThat(labels(HEAD + "|")).containsExactly("sink", "defaults", "units");
        assertThat(labels(HEAD + "s|")).containsExactly("sink");
        assertThat(labels(HEAD + "units:\n  |")).containsExactly("A.ONE", "A.TWO");
        assertThat(labels(HEAD + "units:\n  A.ONE:\n    sync_mode: incremental\n    s|\n  A.TWO:\n"))
                .containsExactly("safety_lag", "select", "sink", "staging", "schedule", "slicing");
        assertThat(labels(HEAD + "units:\n  A.ONE: {sync_mode: incremental, c|"))
                .containsExactly("cursor_field", "columns");
        assertThat(labels(HEAD + "units:\n  A.ONE: {slicing: {m|}}")).containsExactly("max_parallel");
        assertThat(labels(HEAD + "units:\n  A.ONE:\n    slicing:\n      |"))
                .containsExactly("by", "size", "max_parallel");
    }

    @Test
    void valuesOfAKey() {
        assertThat(labels("sink: la|")).containsExactly("lake", "lab");
        assertThat(labels("source: |")).containsExactly("shop");
        assertThat(labels(HEAD + "units:\n  A.ONE:\n    sync_mode: i|")).containsExactly("incremental");
        assertThat(labels(HEAD + "units:\n  A.ONE: {disabled: |}")).containsExactly("true", "false");
        assertThat(labels(HEAD + "units:\n  A.ONE:\n    cursor_field: |")).containsExactly("ID", "CHANGED");
        assertThat(labels(HEAD + "units:\n  A.ONE: {primary_key: [ID, C|")).containsExactly("CHANGED");
        assertThat(labels(HEAD + "units:\n  A.ONE:\n    primary_key:\n      - |"))
                .containsExactly("ID", "CHANGED");
        assertThat(labels(HEAD + "units:\n  A.ONE:\n    slicing: {by: |}")).containsExactly("ID", "CHANGED");
    }

    @Test
    void whatIsChosenTakesThePlaceOfWhatWasTyped() {
        assertThat(first("si|")).isEqualTo("sink: ");
        assertThat(first(HEAD + "units:\n  A.ONE:\n    write_mode: me|")).endsWith("write_mode: merge");
        assertThat(first(HEAD + "units:\n  a.o|")).endsWith("  A.ONE:");
    }

    @Test
    void helpForTheKeyUnderThePointer() {
        String text = HEAD + "units:\n  A.ONE: {lookback_window: 5m}\n  A.TWO:\n    write_mode: merge\n";
        assertThat(GUIDE.hover(text, text.indexOf("back_")).orElseThrow())
                .startsWith("lookback_window: How far before the checkpoint");
        assertThat(GUIDE.hover(text, text.indexOf("write_mode")).orElseThrow()).contains("One of: append, overwrite");
        assertThat(GUIDE.hover(text, text.indexOf("A.TWO"))).isEmpty();
    }
}
