package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.parquet.ParquetSchemaUtil;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Reads some columns of a Parquet file, a row group at a time. Used by one thread. */
final class ColumnScan implements AutoCloseable {

    private final ParquetFileReader file;
    private final FileMetaData footer;
    private final List<Type> columns = new ArrayList<>();
    private final MessageType projection;
    private int nextGroup;

    /**
     * Opens a file.
     *
     * @param names how files without column numbers map their names to numbers
     */
    ColumnScan(InputFile input, List<Integer> fieldIds, Optional<NameMapping> names) throws IOException {
        file = ParquetInput.open(input);
        footer = file.getFooter().getFileMetaData();
        MessageType numbered = numbered(footer.getSchema(), names);
        for (int id : fieldIds) {
            for (Type column : numbered.getFields()) {
                if (column.getId() != null && column.getId().intValue() == id) {
                    columns.add(footer.getSchema().getType(numbered.getFieldIndex(column.getName())));
                }
            }
        }
        projection = new MessageType(footer.getSchema().getName(), List.copyOf(columns));
        file.setRequestedSchema(projection);
    }

    private static MessageType numbered(MessageType schema, Optional<NameMapping> names) {
        if (ParquetSchemaUtil.hasIds(schema)) {
            return schema;
        }
        return names.map(mapping -> ParquetSchemaUtil.applyNameMapping(schema, mapping))
                .orElseGet(() -> ParquetSchemaUtil.addFallbackIds(schema));
    }

    /** The numbers of all columns, in order; empty for a file that batches cannot hold as it is. */
    static Optional<List<Integer>> flatFieldIds(InputFile input) throws IOException {
        try (ParquetFileReader reader = ParquetInput.open(input)) {
            return flatFieldIds(reader.getFooter().getFileMetaData().getSchema());
        }
    }

    static Optional<List<Integer>> flatFieldIds(MessageType schema) {
        List<Integer> ids = new ArrayList<>();
        for (Type column : schema.getFields()) {
            if (column.getId() == null || !isFlat(column)) {
                return Optional.empty();
            }
            ids.add(column.getId().intValue());
        }
        return Optional.of(ids);
    }

    private static boolean isFlat(Type column) {
        if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
            return false;
        }
        PrimitiveTypeName type = column.asPrimitiveType().getPrimitiveTypeName();
        boolean fixed = type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY && column.getLogicalTypeAnnotation() == null;
        return !fixed && type != PrimitiveTypeName.INT96;
    }

    /** How many of the columns the file has: a column that is newer than the file is not in it. */
    int columnCount() {
        return columns.size();
    }

    /** A row group: its columns in the order asked for, and the position of its first row in the file. */
    record Group(List<ColumnReader> columns, long firstPosition, long rows) {}

    /** Which row groups need not be read. */
    interface Skip {
        /** Whether no row of interest can be in a row group, by the statistics of its first column. */
        boolean test(Statistics<?> first);
    }

    /** The next row group that is not skipped, or empty at the end. */
    Optional<Group> next(Skip skip) throws IOException {
        List<BlockMetaData> groups = file.getRowGroups();
        while (nextGroup < groups.size() && skip.test(statistics(groups.get(nextGroup)))) {
            file.skipNextRowGroup();
            nextGroup++;
        }
        if (nextGroup == groups.size()) {
            return Optional.empty();
        }
        long first = groups.get(nextGroup).getRowIndexOffset();
        nextGroup++;
        PageReadStore pages = file.readNextRowGroup();
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(pages, new NoConversion(), projection, footer.getCreatedBy());
        List<ColumnReader> readers = new ArrayList<>();
        for (Type column : columns) {
            readers.add(store.getColumnReader(projection.getColumnDescription(new String[] {column.getName()})));
        }
        return Optional.of(new Group(readers, first, pages.getRowCount()));
    }

    private Statistics<?> statistics(BlockMetaData group) {
        for (ColumnChunkMetaData chunk : group.getColumns()) {
            if (chunk.getPath().toDotString().equals(columns.get(0).getName())) {
                return chunk.getStatistics();
            }
        }
        throw new IllegalStateException("No chunk of " + columns.get(0));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
