package org.sluice.columnar.internal.encode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.eclipse.jdt.annotation.Nullable;

/** The compressed pages of one column chunk, until its row group is written. */
final class ChunkPages {

    private final ColumnDescriptor column;
    private final PageCompressor compressor;
    private final List<Page> pages = new ArrayList<>();
    private @Nullable DictionaryPage dictionary;
    private long rows;
    private long bytes;

    ChunkPages(ColumnDescriptor column, PageCompressor compressor) {
        this.column = column;
        this.compressor = compressor;
    }

    private record Page(byte[] bytes, int uncompressed, int rows, Statistics<?> statistics, Encoding encoding) {}

    void add(PageBytes page, int count, Statistics<?> statistics, Encoding encoding) throws IOException {
        byte[] compressed = compressor.compress(page.array(), page.size());
        pages.add(new Page(compressed, page.size(), count, statistics, encoding));
        rows += count;
        bytes += compressed.length;
    }

    void setDictionary(PageBytes page, int size) throws IOException {
        byte[] compressed = compressor.compress(page.array(), page.size());
        dictionary = new DictionaryPage(BytesInput.from(compressed), page.size(), size, Encoding.PLAIN);
    }

    /** Compressed bytes held. */
    long bytes() {
        return bytes;
    }

    /** Writes the chunk and forgets it. */
    void flush(ParquetFileWriter file) throws IOException {
        file.startColumn(column, rows, compressor.codec());
        DictionaryPage first = dictionary;
        if (first != null) {
            file.writeDictionaryPage(first);
        }
        for (Page page : pages) {
            file.writeDataPage(
                    page.rows(),
                    page.uncompressed(),
                    BytesInput.from(page.bytes()),
                    page.statistics(),
                    page.rows(),
                    Encoding.RLE,
                    Encoding.RLE,
                    page.encoding());
        }
        file.endColumn();
        pages.clear();
        dictionary = null;
        rows = 0;
        bytes = 0;
    }
}
