package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Canonical types as Iceberg has them. */
final class IcebergTypes {

    private static final int NANOS_FROM_VERSION = 3;
    private static final int MICROS = 6;

    private final String unit;
    private final int formatVersion;

    /**
     * Types for a table.
     *
     * @param unit whose columns these are, for messages
     */
    IcebergTypes(String unit, int formatVersion) {
        this.unit = unit;
        this.formatVersion = formatVersion;
    }

    /** The schema of a new table; a key without nulls identifies its rows. */
    org.apache.iceberg.Schema schema(Schema schema, List<String> primaryKey) {
        List<Types.NestedField> fields = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            Field field = schema.field(i);
            fields.add(Types.NestedField.builder()
                    .withId(i + 1)
                    .withName(field.name())
                    .ofType(of(field))
                    .isOptional(field.nullable())
                    .build());
        }
        org.apache.iceberg.Schema plain = new org.apache.iceberg.Schema(fields);
        return new org.apache.iceberg.Schema(fields, identifiers(plain, primaryKey));
    }

    private static Set<Integer> identifiers(org.apache.iceberg.Schema schema, List<String> primaryKey) {
        List<Types.NestedField> key = primaryKey.stream()
                .map(schema::findField)
                .filter(f -> f != null)
                .toList();
        boolean identifies = key.size() == primaryKey.size()
                && key.stream().allMatch(field -> field.isRequired() && isKeyType(field.type()));
        return identifies
                ? key.stream()
                        .map(Types.NestedField::fieldId)
                        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new))
                : Set.of();
    }

    /** Floating-point numbers are equal in ways that nobody expects. */
    static boolean isKeyType(Type type) {
        return type.isPrimitiveType() && type.typeId() != Type.TypeID.FLOAT && type.typeId() != Type.TypeID.DOUBLE;
    }

    /**
     * The type of a column.
     *
     * @throws SluiceException E_TYPE_UNSUPPORTED where the table's format has none
     */
    Type of(Field field) {
        DataType type = field.type();
        if (type instanceof DataType.Int integer) {
            return integer.bits() == Long.SIZE ? Types.LongType.get() : Types.IntegerType.get();
        } else if (type instanceof DataType.Floating floating) {
            return floating.bits() == Integer.SIZE ? Types.FloatType.get() : Types.DoubleType.get();
        } else if (type instanceof DataType.Decimal decimal) {
            return Types.DecimalType.of(decimal.precision(), decimal.scale());
        } else if (type instanceof DataType.Bool) {
            return Types.BooleanType.get();
        } else if (type instanceof DataType.Text || type instanceof DataType.Json) {
            return Types.StringType.get();
        } else if (type instanceof DataType.Binary) {
            return Types.BinaryType.get();
        } else if (type instanceof DataType.Uuid) {
            return Types.UUIDType.get();
        } else if (type instanceof DataType.Date) {
            return Types.DateType.get();
        }
        return temporal(field);
    }

    private Type temporal(Field field) {
        DataType type = field.type();
        if (type instanceof DataType.Time time && time.precision() <= MICROS) {
            return Types.TimeType.get();
        } else if (type instanceof DataType.Timestamp timestamp) {
            return timestamp.precision() <= MICROS
                    ? Types.TimestampType.withoutZone()
                    : nanos(field, Types.TimestampNanoType.withoutZone());
        } else if (type instanceof DataType.TimestampTz timestamp) {
            return timestamp.precision() <= MICROS
                    ? Types.TimestampType.withZone()
                    : nanos(field, Types.TimestampNanoType.withZone());
        }
        throw unsupported(field, "State another type for it in the unit, such as string, or leave it out.");
    }

    private Type nanos(Field field, Type type) {
        if (formatVersion < NANOS_FROM_VERSION) {
            throw unsupported(
                    field, "State a precision of 6 for it in the unit, or set format_version: 3 for new tables.");
        }
        return type;
    }

    private SluiceException unsupported(Field field, String next) {
        return new SluiceException(
                ProblemCode.E_TYPE_UNSUPPORTED,
                "The column '" + field.name() + "' of " + unit + " is of type " + field.type()
                        + ", which Iceberg tables of format " + formatVersion + " do not have.",
                next);
    }

    /** Whether values of one type can be read as another without losing anything. */
    static boolean widens(Type from, Type to) {
        if (from.equals(to)) {
            return true;
        }
        if (from instanceof Types.DecimalType narrow && to instanceof Types.DecimalType wide) {
            return narrow.scale() == wide.scale() && narrow.precision() <= wide.precision();
        }
        return from.typeId() == Type.TypeID.INTEGER && to.typeId() == Type.TypeID.LONG
                || from.typeId() == Type.TypeID.FLOAT && to.typeId() == Type.TypeID.DOUBLE;
    }
}
