package org.sluice.columnar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** The compressed pages of one column chunk, until its row group is written. */
@NonNullByDefault({})
final class ChunkPages implements PageWriter {

    private final ColumnDescriptor column;
    private final PageCompressor compressor;
    private final Codec codec;
    private final List<Page> pages = new ArrayList<>();
    private @Nullable DictionaryPage dictionary;
    private long values;
    private long bytes;

    ChunkPages(ColumnDescriptor column, PageCompressor compressor, Codec codec) {
        this.column = column;
        this.compressor = compressor;
        this.codec = codec;
    }

    private record Page(
            byte[] bytes,
            int uncompressed,
            int values,
            int rows,
            Statistics<?> statistics,
            Encoding repetition,
            Encoding definition,
            Encoding encoding) {}

    @Override
    public void writePage(
            BytesInput input, int count, Statistics<?> statistics, Encoding rl, Encoding dl, Encoding encoding)
            throws IOException {
        writePage(input, count, count, statistics, rl, dl, encoding);
    }

    @Override
    public void writePage(
            BytesInput input,
            int count,
            int rows,
            Statistics<?> statistics,
            Encoding rl,
            Encoding dl,
            Encoding encoding)
            throws IOException {
        byte[] plain = bytes(input);
        byte[] compressed = compressor.compress(plain);
        pages.add(new Page(compressed, plain.length, count, rows, statistics.copy(), rl, dl, encoding));
        values += count;
        bytes += compressed.length;
    }

    /** Sizes and shapes are for nested and geometric columns, which are not written here. */
    @Override
    public void writePage(
            BytesInput input,
            int count,
            int rows,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics shapes,
            Encoding rl,
            Encoding dl,
            Encoding encoding)
            throws IOException {
        writePage(input, count, rows, statistics, rl, dl, encoding);
    }

    @Override
    public void writePageV2(
            int rowCount,
            int nullCount,
            int valueCount,
            BytesInput repetitionLevels,
            BytesInput definitionLevels,
            Encoding encoding,
            BytesInput data,
            Statistics<?> statistics) {
        throw new UnsupportedOperationException("Pages are written in version 1, which every reader knows");
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        byte[] plain = bytes(page.getBytes());
        byte[] compressed = compressor.compress(plain);
        dictionary = new DictionaryPage(
                BytesInput.from(compressed), plain.length, page.getDictionarySize(), page.getEncoding());
        bytes += compressed.length;
    }

    private static byte[] bytes(BytesInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(input.size()));
        input.writeAllTo(bytes);
        return bytes.toByteArray();
    }

    /** Writes the chunk and forgets it. */
    void flush(ParquetFileWriter writer) throws IOException {
        writer.startColumn(column, values, codec.parquetName());
        DictionaryPage page = dictionary;
        if (page != null) {
            writer.writeDictionaryPage(page);
        }
        for (Page data : pages) {
            writer.writeDataPage(
                    data.values(),
                    data.uncompressed(),
                    BytesInput.from(data.bytes()),
                    data.statistics(),
                    data.rows(),
                    data.repetition(),
                    data.definition(),
                    data.encoding());
        }
        writer.endColumn();
        pages.clear();
        dictionary = null;
        values = 0;
        bytes = 0;
    }

    @Override
    public long getMemSize() {
        return bytes;
    }

    @Override
    public long allocatedSize() {
        return bytes;
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + " " + column + ": " + bytes + " bytes in " + pages.size() + " pages";
    }
}
