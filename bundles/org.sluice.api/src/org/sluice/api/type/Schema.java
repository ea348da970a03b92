package org.sluice.api.type;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a dataset, in order; names are unique. */
public record Schema(List<Field> fields) {

    /** Keeps a copy; refuses two columns of one name. */
    public Schema {
        fields = List.copyOf(fields);
        Set<String> seen = new HashSet<>();
        for (Field field : fields) {
            if (!seen.add(field.name())) {
                throw new IllegalArgumentException("Two columns are called '" + field.name() + "'");
            }
        }
    }

    /** How many columns there are. */
    public int size() {
        return fields.size();
    }

    /** The column at a position, from 0. */
    public Field field(int index) {
        return fields.get(index);
    }

    /** The position of a column, or -1 where there is none of that exact name. */
    public int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The names, in order. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    /** One line per schema, stable across versions: what a fingerprint is taken of. */
    public String canonicalText() {
        return fields.stream().map(Field::toString).collect(Collectors.joining(", "));
    }
}
