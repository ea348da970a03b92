package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.IntVector;

/** PLAIN booleans: one bit each. */
final class BooleanColumn extends ColumnEncoder {

    private final PageBytes bits = new PageBytes();
    private final BitPacker packer = new BitPacker(bits);
    private int count;
    private int trues;

    BooleanColumn(ColumnDescriptor column, PageTarget target) {
        super(column, target);
    }

    @Override
    void addValues(ColumnVector vector, int from, int rows) {
        int[] values = ((IntVector) vector).values();
        for (int row = from; row < from + rows; row++) {
            if (!vector.isNull(row)) {
                int bit = values[row] == 0 ? 0 : 1;
                packer.put(bit, 1);
                count++;
                trues += bit;
            }
        }
    }

    @Override
    int valueBytes() {
        return bits.size();
    }

    @Override
    void addRange(Statistics<?> statistics) {
        if (count > 0) {
            statistics.updateStats(trues == count);
            statistics.updateStats(trues > 0);
        }
    }

    @Override
    Encoding writeValues(PageBytes page) {
        packer.flush();
        page.putAll(bits);
        bits.clear();
        count = 0;
        trues = 0;
        return Encoding.PLAIN;
    }

    @Override
    int dictionaryBytes() {
        return 0;
    }

    @Override
    int endDictionary(PageBytes page) {
        return 0;
    }
}
