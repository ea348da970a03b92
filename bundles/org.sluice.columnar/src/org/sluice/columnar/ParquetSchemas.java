package org.sluice.columnar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.api.type.TypeParser;

/**
 * Schemas as Parquet has them. Every column carries its logical annotation; the exact canonical types stand in the footer
 * as well, one entry a column, because Parquet knows no precision of timestamps between seconds and microseconds.
 */
public final class ParquetSchemas {

    private static final String TYPE_KEY = "sluice.type.";

    private ParquetSchemas() {}

    /** The Parquet schema of a flat schema. */
    public static MessageType toMessageType(Schema schema) {
        List<Type> columns = new ArrayList<>();
        for (Field field : schema.fields()) {
            columns.add(column(field));
        }
        return new MessageType("row", columns);
    }

    /** The same with a number for each column. */
    static MessageType toMessageType(Schema schema, List<Integer> fieldIds) {
        MessageType plain = toMessageType(schema);
        if (fieldIds.isEmpty()) {
            return plain;
        }
        List<Type> columns = new ArrayList<>();
        for (int i = 0; i < fieldIds.size(); i++) {
            columns.add(plain.getType(i).withId(fieldIds.get(i)));
        }
        return new MessageType(plain.getName(), columns);
    }

    /** Footer entries from which {@link #fromFooter} restores the exact types. */
    static Map<String, String> footerEntries(Schema schema) {
        Map<String, String> entries = new java.util.TreeMap<>();
        schema.fields()
                .forEach(field ->
                        entries.put(TYPE_KEY + field.name(), field.type().toString()));
        return entries;
    }

    private static Type column(Field field) {
        DataType type = field.type();
        if (type instanceof DataType.Bool) {
            return plain(field, PrimitiveTypeName.BOOLEAN, null);
        } else if (type instanceof DataType.Int integer) {
            PrimitiveTypeName name = integer.bits() == 64 ? PrimitiveTypeName.INT64 : PrimitiveTypeName.INT32;
            return plain(field, name, LogicalTypeAnnotation.intType(integer.bits(), true));
        } else if (type instanceof DataType.Floating floating) {
            return plain(field, floating.bits() == 32 ? PrimitiveTypeName.FLOAT : PrimitiveTypeName.DOUBLE, null);
        } else if (type instanceof DataType.Decimal decimal) {
            return decimal(field, decimal);
        } else if (type instanceof DataType.Date) {
            return plain(field, PrimitiveTypeName.INT32, LogicalTypeAnnotation.dateType());
        } else if (type instanceof DataType.Time time) {
            return plain(field, PrimitiveTypeName.INT64, LogicalTypeAnnotation.timeType(false, unit(time.precision())));
        } else if (type instanceof DataType.Timestamp timestamp) {
            return plain(
                    field,
                    PrimitiveTypeName.INT64,
                    LogicalTypeAnnotation.timestampType(false, unit(timestamp.precision())));
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return plain(
                    field,
                    PrimitiveTypeName.INT64,
                    LogicalTypeAnnotation.timestampType(true, unit(timestamp.precision())));
        }
        return bytes(field);
    }

    private static Type bytes(Field field) {
        DataType type = field.type();
        if (type instanceof DataType.Text) {
            return plain(field, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType());
        } else if (type instanceof DataType.Json) {
            return plain(field, PrimitiveTypeName.BINARY, LogicalTypeAnnotation.jsonType());
        } else if (type instanceof DataType.Binary) {
            return plain(field, PrimitiveTypeName.BINARY, null);
        } else if (type instanceof DataType.Uuid) {
            return fixed(field, 16, LogicalTypeAnnotation.uuidType());
        }
        throw new IllegalArgumentException("Column '" + field.name() + "' of type " + type + " has no flat form");
    }

    private static Type decimal(Field field, DataType.Decimal decimal) {
        LogicalTypeAnnotation annotation = LogicalTypeAnnotation.decimalType(decimal.scale(), decimal.precision());
        if (decimal.precision() <= 9) {
            return plain(field, PrimitiveTypeName.INT32, annotation);
        } else if (decimal.precision() <= DataType.MAX_LONG_PRECISION) {
            return plain(field, PrimitiveTypeName.INT64, annotation);
        }
        return fixed(field, decimalLength(decimal.precision()), annotation);
    }

    /** The bytes that hold every number of so many digits with its sign. */
    static int decimalLength(int precision) {
        return (int) Math.ceil((precision * Math.log(10) / Math.log(2) + 1) / 8);
    }

    private static TimeUnit unit(int precision) {
        return precision <= 6 ? TimeUnit.MICROS : TimeUnit.NANOS;
    }

    private static Type.Repetition repetition(Field field) {
        return field.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
    }

    private static Type plain(Field field, PrimitiveTypeName name, @Nullable LogicalTypeAnnotation annotation) {
        return Types.primitive(name, repetition(field)).as(annotation).named(field.name());
    }

    private static Type fixed(Field field, int length, LogicalTypeAnnotation annotation) {
        return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition(field))
                .length(length)
                .as(annotation)
                .named(field.name());
    }

    /**
     * The schema of a file, of ours or of another writer.
     *
     * @throws SluiceException E_TYPE_UNSUPPORTED naming a column that has no flat canonical type
     */
    public static Schema fromFooter(FileMetaData footer) {
        List<Field> fields = new ArrayList<>();
        for (Type column : footer.getSchema().getFields()) {
            String stated = footer.getKeyValueMetaData().get(TYPE_KEY + column.getName());
            DataType type = stated != null ? TypeParser.parse(stated) : canonical(column);
            fields.add(new Field(column.getName(), type, !column.isRepetition(Type.Repetition.REQUIRED)));
        }
        return new Schema(fields);
    }

    private static DataType canonical(Type column) {
        if (!column.isPrimitive() || column.isRepetition(Type.Repetition.REPEATED)) {
            throw unsupported(column);
        }
        PrimitiveType primitive = column.asPrimitiveType();
        LogicalTypeAnnotation annotation = primitive.getLogicalTypeAnnotation();
        if (annotation instanceof LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal) {
            return new DataType.Decimal(decimal.getPrecision(), decimal.getScale());
        } else if (annotation instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation timestamp) {
            int precision = precision(timestamp.getUnit(), column);
            return timestamp.isAdjustedToUTC()
                    ? new DataType.TimestampTz(precision)
                    : new DataType.Timestamp(precision);
        } else if (annotation instanceof LogicalTypeAnnotation.TimeLogicalTypeAnnotation time) {
            return new DataType.Time(precision(time.getUnit(), column));
        } else if (annotation instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation) {
            return new DataType.Date();
        } else if (annotation instanceof LogicalTypeAnnotation.IntLogicalTypeAnnotation integer && integer.isSigned()) {
            return new DataType.Int(integer.getBitWidth());
        }
        return physical(primitive, annotation);
    }

    private static DataType physical(PrimitiveType column, @Nullable LogicalTypeAnnotation annotation) {
        return switch (column.getPrimitiveTypeName()) {
            case BOOLEAN -> new DataType.Bool();
            case INT32 -> new DataType.Int(32);
            case INT64 -> new DataType.Int(64);
            case FLOAT -> new DataType.Floating(32);
            case DOUBLE -> new DataType.Floating(64);
            case FIXED_LEN_BYTE_ARRAY ->
                annotation instanceof LogicalTypeAnnotation.UUIDLogicalTypeAnnotation
                        ? new DataType.Uuid()
                        : new DataType.Binary();
            case BINARY -> binary(annotation);
            case INT96 -> throw unsupported(column);
        };
    }

    private static DataType binary(@Nullable LogicalTypeAnnotation annotation) {
        if (annotation instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                || annotation instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation) {
            return new DataType.Text();
        }
        return annotation instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation
                ? new DataType.Json()
                : new DataType.Binary();
    }

    private static int precision(TimeUnit unit, Type column) {
        return switch (unit) {
            case MICROS -> 6;
            case NANOS -> 9;
            case MILLIS -> throw unsupported(column);
        };
    }

    private static SluiceException unsupported(Type column) {
        return new SluiceException(
                ProblemCode.E_TYPE_UNSUPPORTED,
                "The Parquet column '" + column.getName() + "' has the type " + column
                        + ", which has no canonical form.",
                "Leave the column out.");
    }
}
