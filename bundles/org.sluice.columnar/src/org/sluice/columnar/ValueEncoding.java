package org.sluice.columnar;

/** How the values of a column are written where a dictionary does not pay. */
public enum ValueEncoding {
    /** One after the other: what every reader knows, the oldest too. The default. */
    PLAIN,
    /**
     * Integers, decimals, dates and times as packed differences, texts with packed lengths: smaller and quicker to compress.
     * Needs a reader from 2022 or later (Spark 3.3, DuckDB, Arrow 8, Trino).
     */
    DELTA
}
