package org.sluice.api.config;

/** The type of an option's value, as it is written in a file. */
public enum OptionType {
    /** Any text. */
    STRING,
    /** A whole number. */
    INTEGER,
    /** true or false. */
    BOOLEAN,
    /** ISO 8601 such as PT10M, or 500ms, 30s, 10m, 2h, 7d. */
    DURATION,
    /** A number of bytes: 1048576, 512KB, 64MB, 1GB (powers of 1024). */
    BYTES,
    /** One of a list of words. */
    CHOICE,
    /** A list of texts. */
    STRING_LIST,
    /** Texts by name. */
    STRING_MAP
}
