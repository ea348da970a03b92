package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.Statistics;
import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnVector;

/** Texts, binary values, UUIDs and long decimals. */
final class BytesColumn extends DictionaryColumn {

    private final BytesForm form;
    private final BytesRange range;
    private final BytesDictionary dictionary;
    private final BytesBuffer buffer;
    private long added;

    /** The encoding's parts, chosen by {@link ColumnEncoders}. */
    record Parts(BytesForm form, BytesRange range, BytesDictionary dictionary, BytesBuffer buffer) {}

    BytesColumn(ColumnDescriptor column, PageTarget target, Parts parts) {
        super(column, target, parts.dictionary(), parts.buffer());
        this.form = parts.form();
        this.range = parts.range();
        this.dictionary = parts.dictionary();
        this.buffer = parts.buffer();
    }

    /** Few rows where they are long, so that a page does not grow far beyond its limit. */
    @Override
    int step(ColumnVector vector, int from, int count) {
        BytesVector bytes = (BytesVector) vector;
        int rows = count;
        while (rows > 1
                && bytes.start(from + rows) - bytes.start(from) > settings().bytes() / 4) {
            rows = (rows + 1) / 2;
        }
        return rows;
    }

    @Override
    void addValues(ColumnVector vector, int from, int rows) {
        BytesVector bytes = (BytesVector) vector;
        boolean toDictionary = dictionaryInUse();
        boolean nulls = bytes.nullCount() > 0;
        added = 0;
        for (int row = from; row < from + rows; row++) {
            if (!nulls || !bytes.isNull(row)) {
                form.take(bytes.data(), bytes.start(row), bytes.length(row));
                add(toDictionary);
            }
        }
        if (toDictionary) {
            judge(added);
        }
    }

    private void add(boolean toDictionary) {
        if (toDictionary) {
            ids().add(dictionary.idOf(form.data(), form.start(), form.length()));
            added += form.length() + form.prefix();
        } else {
            put(form.data(), form.start(), form.length());
        }
    }

    private void put(byte[] data, int start, int length) {
        range.add(data, start, length);
        buffer.add(data, start, length);
    }

    @Override
    void move(int id) {
        put(dictionary.data(), dictionary.start(id), dictionary.length(id));
    }

    @Override
    void addRange(Statistics<?> statistics) {
        dictionary.addTo(range, ids());
        range.moveTo(statistics);
    }
}
