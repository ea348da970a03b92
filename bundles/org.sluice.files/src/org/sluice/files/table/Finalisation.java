package org.sluice.files.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How an overwrite takes the place of the old rows where a publisher tells readers where to look. */
public enum Finalisation {
    /** Readers look at the new files aside while these are copied to the table's own directory, and then there. */
    COPY_AND_SWAP,
    /** Readers look at the new files where they were written, from then on; the old ones stay for a while. */
    SET_LOCATION;

    /** The words for it in files. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(Finalisation::word).toList();

    /** The word for it in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a word means. */
    public static Finalisation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
