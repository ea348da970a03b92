package org.sluice.api.sink;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a sink does when the columns of a source no longer fit its table. */
public enum SchemaContract {
    /** The table follows: new, wider and nullable columns. */
    EVOLVE,
    /** The run is refused with E_SCHEMA_CONTRACT. */
    FREEZE,
    /** New columns are left out, and named with each commit; every other change is refused as by FREEZE. */
    DISCARD_VALUE,
    /** The run is refused with E_SCHEMA_PAUSED, and the unit rests until somebody resumes it. */
    PAUSE;

    /** As it stands in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, the default first. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SchemaContract::word).toList();
    }

    /** The contract of a word. */
    public static SchemaContract of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
