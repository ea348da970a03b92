package org.sluice.columnar.internal.decode;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.sluice.api.type.Schema;

/** Chooses the decoder of each column of a flat file: our own, or parquet-java's where a page needs it. */
public final class ColumnDecoders {

    private final Schema schema;
    private final FileMetaData footer;
    private final Map<ColumnPath, Set<Encoding>> encodings = new HashMap<>();

    /** For the row groups of an open file. */
    public ColumnDecoders(ParquetFileReader file, Schema schema) {
        this.schema = schema;
        this.footer = file.getFooter().getFileMetaData();
        for (BlockMetaData group : file.getRowGroups()) {
            for (ColumnChunkMetaData chunk : group.getColumns()) {
                encodings
                        .computeIfAbsent(chunk.getPath(), path -> EnumSet.noneOf(Encoding.class))
                        .addAll(chunk.getEncodings());
            }
        }
    }

    /** The decoders of a row group, one for each column of the schema. */
    public List<ColumnDecoder> of(PageReadStore group) {
        ColumnReadStoreImpl readers =
                new ColumnReadStoreImpl(group, new NoConverter(), footer.getSchema(), footer.getCreatedBy());
        List<ColumnDecoder> decoders = new ArrayList<>();
        List<ColumnDescriptor> columns = footer.getSchema().getColumns();
        for (int i = 0; i < columns.size(); i++) {
            ColumnDescriptor column = columns.get(i);
            BytesTarget target = BytesTarget.of(schema.field(i).type());
            decoders.add(
                    decodable(column)
                            ? pages(column, group.getPageReader(column), target)
                            : new ReaderColumn(column, readers.getColumnReader(column), target));
        }
        return decoders;
    }

    private static ColumnDecoder pages(ColumnDescriptor column, PageReader pages, BytesTarget target) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> new BytesPages(column, pages, target);
            default -> new NumberPages(column, pages);
        };
    }

    private boolean decodable(ColumnDescriptor column) {
        Set<Encoding> used = encodings.getOrDefault(ColumnPath.get(column.getPath()), Set.of());
        return known(column).containsAll(used);
    }

    /** What we decode, with the encodings that levels may have. */
    @SuppressWarnings("deprecation") // of levels that no flat column has, and of older dictionaries
    private static Set<Encoding> known(ColumnDescriptor column) {
        Set<Encoding> known =
                EnumSet.of(Encoding.PLAIN, Encoding.RLE, Encoding.RLE_DICTIONARY, Encoding.PLAIN_DICTIONARY);
        known.add(Encoding.BIT_PACKED);
        switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64 -> known.add(Encoding.DELTA_BINARY_PACKED);
            case BINARY -> known.add(Encoding.DELTA_LENGTH_BYTE_ARRAY);
            case INT96 -> known.clear();
            default -> {
                // Nothing more.
            }
        }
        return known;
    }
}
