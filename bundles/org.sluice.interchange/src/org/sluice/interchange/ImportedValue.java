package org.sluice.interchange;

/**
 * A cursor value as the other tool wrote it, every digit kept.
 *
 * @param kind what the file says it is
 * @param text the value
 */
public record ImportedValue(Kind kind, String text) {

    /** What a file says of a value; the column decides what becomes of it. */
    public enum Kind {
        /** A string, which may hold anything. */
        TEXT,
        /** A number. */
        NUMBER,
        /** A date, a time or both, by the tool's own type; in ISO 8601. */
        MOMENT
    }
}
