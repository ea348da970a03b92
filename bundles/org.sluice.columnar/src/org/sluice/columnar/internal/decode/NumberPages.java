package org.sluice.columnar.internal.decode;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;

/** Booleans, integers and floating-point numbers. */
final class NumberPages extends PageColumn {

    private final PrimitiveTypeName type;
    private final int valueBytes;
    private long[] values = new long[1024];
    private long[] dictionary = new long[0];
    private NumberDecoder decoder = (out, count) -> {};

    NumberPages(ColumnDescriptor column, PageReader pages) {
        super(column, pages);
        this.type = column.getPrimitiveType().getPrimitiveTypeName();
        this.valueBytes =
                type == PrimitiveTypeName.INT32 || type == PrimitiveTypeName.FLOAT ? Integer.BYTES : Long.BYTES;
    }

    @Override
    void readDictionary(PageInput page, int size) throws IOException {
        dictionary = new long[size];
        new PlainNumberDecoder(page, valueBytes).read(dictionary, size);
    }

    @Override
    @SuppressWarnings("deprecation") // older files have dictionaries by the older name
    void begin(PageInput page, Encoding encoding) throws IOException {
        decoder = switch (encoding) {
            case PLAIN ->
                type == PrimitiveTypeName.BOOLEAN
                        ? new PlainBooleanDecoder(page)
                        : new PlainNumberDecoder(page, valueBytes);
            case RLE -> new RunLengthBooleanDecoder(page);
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> new DictionaryNumberDecoder(page, dictionary);
            case DELTA_BINARY_PACKED -> new DeltaNumberDecoder(page, valueBytes);
            default -> throw unexpected(encoding);
        };
    }

    @Override
    void read(int count) throws IOException {
        if (values.length < count) {
            values = new long[count];
        }
        decoder.read(values, count);
    }

    @Override
    void append(ColumnVector vector, int from, int count) {
        if (vector instanceof LongVector longs) {
            for (int i = from; i < from + count; i++) {
                longs.append(values[i]);
            }
        } else if (vector instanceof IntVector ints) {
            for (int i = from; i < from + count; i++) {
                ints.append((int) values[i]);
            }
        } else {
            appendFloating((DoubleVector) vector, from, count);
        }
    }

    private void appendFloating(DoubleVector doubles, int from, int count) {
        for (int i = from; i < from + count; i++) {
            doubles.append(
                    type == PrimitiveTypeName.FLOAT
                            ? Float.intBitsToFloat((int) values[i])
                            : Double.longBitsToDouble(values[i]));
        }
    }
}
