package org.sluice.publish.hive.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** The columns of a table, and how they grow. Columns of Hive have no upper case. */
final class HiveColumns {

    /** The column of days, which is no column of the files. */
    static final String LOAD_DATE = "load_date";

    private static final int NAME = 1;
    private static final int TYPE = 2;
    private static final int COMMENT = 3;

    private HiveColumns() {}

    static ThriftStruct column(String name, String type, String comment) {
        return new ThriftStruct().with(NAME, name).with(TYPE, type).with(COMMENT, comment.isEmpty() ? null : comment);
    }

    /** Refuses columns that Hive could not tell apart. */
    static void requireDistinct(Schema schema, boolean partitioned) {
        Map<String, String> seen = new HashMap<>();
        if (partitioned) {
            seen.put(LOAD_DATE, "the partition's load_date");
        }
        for (Field field : schema.fields()) {
            String twin = seen.put(lower(field.name()), "'" + field.name() + "'");
            if (twin != null) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "Hive cannot tell the column '" + field.name() + "' from " + twin + ".",
                        "Leave one of them out in the unit (select: [-" + field.name()
                                + "]), or read it under another name with custom SQL.");
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static List<ThriftStruct> of(Schema schema) {
        return evolved(List.of(), schema);
    }

    /**
     * The columns of a table with those of a schema: new ones come to the end, wider ones take the place of narrower ones.
     * None goes: older files have it.
     *
     * @throws SluiceException E_INVALID_CONFIG where a type would change otherwise
     */
    static List<ThriftStruct> evolved(List<ThriftStruct> known, Schema schema) {
        List<ThriftStruct> columns = new ArrayList<>(known);
        for (Field field : schema.fields()) {
            HiveType type = HiveType.of(field);
            int index = indexOf(columns, lower(field.name()));
            if (index < 0) {
                columns.add(column(lower(field.name()), type.text(), type.comment()));
            } else if (!HiveType.holds(columns.get(index).text(TYPE), type.text())) {
                columns.set(index, widened(columns.get(index), field, type));
            }
        }
        return columns;
    }

    private static int indexOf(List<ThriftStruct> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (lower(columns.get(i).text(NAME)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static ThriftStruct widened(ThriftStruct known, Field field, HiveType type) {
        String old = known.text(TYPE);
        if (!HiveType.holds(type.text(), old)) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "its column '" + field.name() + "' is of type " + old + " there, and would be " + type.text(),
                    "");
        }
        return known.copy().with(TYPE, type.text());
    }

    /** The texts of columns, to compare them. */
    static List<String> texts(List<ThriftStruct> columns) {
        return columns.stream()
                .map(column -> lower(column.text(NAME)) + " " + column.text(TYPE))
                .toList();
    }
}
