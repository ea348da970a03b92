package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.statistics.Statistics;

/**
 * For floating-point numbers, given by their bits. NaN is counted and is no bound, because it has no place in Parquet's
 * order; the statistics themselves widen a bound of zero to -0.0 or +0.0, which are equal there.
 */
final class FloatingRange implements NumberRange {

    private final boolean narrow;
    private double smallest = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private long nans;

    FloatingRange(int valueBytes) {
        this.narrow = valueBytes == Integer.BYTES;
    }

    @Override
    public void add(long[] bits, int from, int count) {
        for (int i = from; i < from + count; i++) {
            double value = narrow ? Float.intBitsToFloat((int) bits[i]) : Double.longBitsToDouble(bits[i]);
            if (value != value) {
                nans++;
            } else {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
    }

    @Override
    public void moveTo(Statistics<?> statistics) {
        if (smallest <= largest) {
            addTo(statistics);
        }
        statistics.incrementNanCount(nans);
        smallest = Double.POSITIVE_INFINITY;
        largest = Double.NEGATIVE_INFINITY;
        nans = 0;
    }

    private void addTo(Statistics<?> statistics) {
        if (narrow) {
            statistics.updateStats((float) smallest);
            statistics.updateStats((float) largest);
        } else {
            statistics.updateStats(smallest);
            statistics.updateStats(largest);
        }
    }
}
