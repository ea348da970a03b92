package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.statistics.Statistics;

/** For everything that is stored as a signed integer. */
final class IntegerRange implements NumberRange {

    private final boolean narrow;
    private long smallest;
    private long largest;
    private boolean empty = true;

    IntegerRange(int valueBytes) {
        this.narrow = valueBytes == Integer.BYTES;
    }

    @Override
    public void add(long[] values, int from, int count) {
        if (count == 0) {
            return;
        }
        long low = empty ? values[from] : smallest;
        long high = empty ? values[from] : largest;
        for (int i = from; i < from + count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        smallest = low;
        largest = high;
        empty = false;
    }

    @Override
    public void moveTo(Statistics<?> statistics) {
        if (empty) {
            return;
        }
        if (narrow) {
            statistics.updateStats((int) smallest);
            statistics.updateStats((int) largest);
        } else {
            statistics.updateStats(smallest);
            statistics.updateStats(largest);
        }
        empty = true;
    }
}
