package org.sluice.columnar.internal.encode;

import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.sluice.columnar.PageSettings;
import org.sluice.columnar.ValueEncoding;

/** Chooses the encoder of each column of a flat schema. */
public final class ColumnEncoders {

    private final PageTarget target;
    private final boolean delta;

    private ColumnEncoders(PageSettings settings, PageCompressor compressor) {
        this.target = new PageTarget(settings, compressor, new PageBytes());
        this.delta = settings.encoding() == ValueEncoding.DELTA;
    }

    /** An encoder for each column, in order. */
    public static List<ColumnEncoder> of(MessageType schema, PageSettings settings, PageCompressor compressor) {
        ColumnEncoders encoders = new ColumnEncoders(settings, compressor);
        List<ColumnEncoder> columns = new ArrayList<>();
        for (ColumnDescriptor column : schema.getColumns()) {
            columns.add(encoders.encoder(column));
        }
        return columns;
    }

    private ColumnEncoder encoder(ColumnDescriptor column) {
        PrimitiveType type = column.getPrimitiveType();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> new BooleanColumn(column, target);
            case INT32 -> integers(column, Integer.BYTES);
            case INT64 -> integers(column, Long.BYTES);
            case FLOAT -> floats(column, Integer.BYTES);
            case DOUBLE -> floats(column, Long.BYTES);
            case BINARY -> bytes(column);
            case FIXED_LEN_BYTE_ARRAY -> fixed(column, type);
            case INT96 -> throw new IllegalArgumentException("Column " + column + " is of no canonical type");
        };
    }

    private ColumnEncoder integers(ColumnDescriptor column, int bytes) {
        NumberBuffer buffer = delta ? delta(bytes) : new PlainNumbers(bytes);
        return numbers(
                column, new NumberColumn.Parts(bytes, new IntegerRange(bytes), new NumberDictionary(bytes), buffer));
    }

    private static NumberBuffer delta(int bytes) {
        return bytes == Integer.BYTES ? DeltaNumbers.ofInts() : DeltaNumbers.ofLongs();
    }

    private ColumnEncoder floats(ColumnDescriptor column, int bytes) {
        NumberBuffer buffer = new PlainNumbers(bytes);
        return numbers(
                column, new NumberColumn.Parts(bytes, new FloatingRange(bytes), new NumberDictionary(bytes), buffer));
    }

    private ColumnEncoder numbers(ColumnDescriptor column, NumberColumn.Parts parts) {
        return new NumberColumn(column, target, parts);
    }

    private ColumnEncoder bytes(ColumnDescriptor column) {
        BytesBuffer buffer = delta ? new DeltaLengthBytes() : PlainBytes.ofAnyLength();
        BytesDictionary dictionary = BytesDictionary.ofAnyLength();
        return new BytesColumn(
                column, target, new BytesColumn.Parts(new BytesForm(), BytesRange.unsigned(), dictionary, buffer));
    }

    private ColumnEncoder fixed(ColumnDescriptor column, PrimitiveType type) {
        boolean decimal = type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
        int width = type.getTypeLength();
        String name = type.getName();
        BytesForm form = decimal ? new DecimalForm(name, width) : new FixedForm(name, width);
        BytesRange range = decimal ? BytesRange.signed() : BytesRange.unsigned();
        return new BytesColumn(
                column,
                target,
                new BytesColumn.Parts(form, range, BytesDictionary.ofFixedLength(), PlainBytes.ofFixedLength()));
    }
}
