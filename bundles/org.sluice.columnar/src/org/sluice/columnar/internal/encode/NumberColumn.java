package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.sluice.api.data.ColumnVector;

/** Integers, short decimals, dates, times and floating-point numbers. */
final class NumberColumn extends DictionaryColumn {

    private final int valueBytes;
    private final NumberGatherer gatherer;
    private final NumberRange range;
    private final NumberDictionary dictionary;
    private final NumberBuffer buffer;
    private final long[] moved = new long[1];

    /** The encoding's parts, chosen by {@link ColumnEncoders}. */
    record Parts(int valueBytes, NumberRange range, NumberDictionary dictionary, NumberBuffer buffer) {}

    NumberColumn(ColumnDescriptor column, PageTarget target, Parts parts) {
        super(column, target, parts.dictionary(), parts.buffer());
        this.valueBytes = parts.valueBytes();
        this.gatherer = new NumberGatherer(parts.valueBytes());
        this.range = parts.range();
        this.dictionary = parts.dictionary();
        this.buffer = parts.buffer();
    }

    @Override
    void addValues(ColumnVector vector, int from, int rows) {
        int count = gatherer.gather(vector, from, rows);
        long[] values = gatherer.values();
        range.add(values, 0, count);
        if (dictionaryInUse()) {
            dictionary.add(values, 0, count, ids());
            judge((long) count * valueBytes);
        } else {
            buffer.add(values, 0, count);
        }
    }

    @Override
    void move(int id) {
        moved[0] = dictionary.value(id);
        buffer.add(moved, 0, 1);
    }

    @Override
    void addRange(Statistics<?> statistics) {
        range.moveTo(statistics);
    }
}
