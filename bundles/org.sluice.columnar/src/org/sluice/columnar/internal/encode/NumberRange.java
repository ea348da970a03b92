package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.statistics.Statistics;

/** The smallest and the largest number of the open page. */
interface NumberRange {

    void add(long[] values, int from, int count);

    /** Adds what was found to the statistics of a page, and forgets it. */
    void moveTo(Statistics<?> statistics);
}
