package org.sluice.sink.iceberg.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The end of a Parquet file, rewritten so that its columns carry the table's numbers. All bytes before it stay as they
 * are, so a file can be taken over without being encoded again.
 *
 * @param start where the footer begins: so many bytes are taken as they are
 * @param bytes what follows them
 * @param rows how many rows the footer states
 */
record FieldIdFooter(long start, byte[] bytes, long rows) {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + 4;

    /** Reads the footer of a file and numbers its columns. */
    static FieldIdFooter of(Path path, Map<String, Integer> fieldIds) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long start = start(file);
            byte[] old = new byte[Math.toIntExact(file.length() - TAIL - start)];
            file.seek(start);
            file.readFully(old);
            FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(old));
            // The first element is the row itself.
            for (SchemaElement column : footer.getSchema().subList(1, footer.getSchemaSize())) {
                number(column, fieldIds.get(column.getName()));
            }
            return new FieldIdFooter(start, encode(footer), footer.getNum_rows());
        }
    }

    private static long start(RandomAccessFile file) throws IOException {
        byte[] tail = new byte[TAIL];
        if (file.length() < TAIL) {
            throw new IOException("it is no Parquet file");
        }
        file.seek(file.length() - TAIL);
        file.readFully(tail);
        ByteBuffer buffer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
        long start = file.length() - TAIL - buffer.getInt();
        if (start < MAGIC.length || !ByteBuffer.wrap(MAGIC).equals(buffer)) {
            throw new IOException("it is no Parquet file");
        }
        return start;
    }

    private static void number(SchemaElement column, @Nullable Integer id) throws IOException {
        if (id == null) {
            throw new IOException("it has a column '" + column.getName() + "', which the table does not have");
        }
        column.setField_id(id);
        // Iceberg has no integers of 8 and 16 bits, and no JSON.
        ConvertedType type = column.getConverted_type();
        if (type == ConvertedType.INT_8 || type == ConvertedType.INT_16) {
            column.unsetConverted_type();
            column.unsetLogicalType();
        }
    }

    private static byte[] encode(FileMetaData footer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Util.writeFileMetaData(footer, out);
        int length = out.size();
        out.write(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array());
        out.write(MAGIC);
        return out.toByteArray();
    }
}
