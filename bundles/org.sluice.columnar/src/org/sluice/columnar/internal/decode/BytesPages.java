package org.sluice.columnar.internal.decode;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.sluice.api.data.ColumnVector;

/** Byte strings: texts, binary values, UUIDs, and decimals of other writers. */
final class BytesPages extends PageColumn {

    private final boolean fixed;
    private final int length;
    private final BytesTarget target;
    private final BytesBlock values = new BytesBlock();
    private final BytesBlock dictionary = new BytesBlock();
    private BytesDecoder decoder = (block, count) -> {};

    BytesPages(ColumnDescriptor column, PageReader pages, BytesTarget target) {
        super(column, pages);
        this.fixed = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        this.length = column.getPrimitiveType().getTypeLength();
        this.target = target;
    }

    @Override
    void readDictionary(PageInput page, int size) throws IOException {
        dictionary.ensure(size);
        plain(page).read(dictionary, size);
    }

    private BytesDecoder plain(PageInput page) {
        return fixed ? new FixedBytesDecoder(page, length) : new PlainBytesDecoder(page);
    }

    @Override
    @SuppressWarnings("deprecation") // older files have dictionaries by the older name
    void begin(PageInput page, Encoding encoding) throws IOException {
        decoder = switch (encoding) {
            case PLAIN -> plain(page);
            case RLE_DICTIONARY, PLAIN_DICTIONARY -> new DictionaryBytesDecoder(page, dictionary);
            case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthBytesDecoder(page);
            default -> throw unexpected(encoding);
        };
    }

    @Override
    void read(int count) throws IOException {
        values.ensure(count);
        decoder.read(values, count);
    }

    @Override
    void append(ColumnVector vector, int from, int count) {
        for (int i = from; i < from + count; i++) {
            target.append(vector, values.data, values.starts[i], values.lengths[i]);
        }
    }
}
