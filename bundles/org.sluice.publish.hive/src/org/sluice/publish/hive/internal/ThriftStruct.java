package org.sluice.publish.hive.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A struct of Thrift: values by field number. A value is a Boolean, Byte, Short, Integer, Long, Double, String, List, Map or
 * another struct. Fields that nobody here knows are kept.
 */
final class ThriftStruct {

    private final SortedMap<Short, Object> fields = new TreeMap<>();

    /** Sets a field; null leaves it out. */
    ThriftStruct with(int field, @Nullable Object value) {
        if (value == null) {
            fields.remove((short) field);
        } else {
            fields.put((short) field, value);
        }
        return this;
    }

    SortedMap<Short, Object> fields() {
        return Collections.unmodifiableSortedMap(fields);
    }

    @Nullable
    Object find(int field) {
        return fields.get((short) field);
    }

    /** A text; empty where there is none. */
    String text(int field) {
        return find(field) instanceof String text ? text : "";
    }

    /** A struct; an empty one where there is none. */
    ThriftStruct struct(int field) {
        return find(field) instanceof ThriftStruct struct ? struct : new ThriftStruct();
    }

    /** The structs of a list. */
    List<ThriftStruct> structs(int field) {
        List<ThriftStruct> structs = new ArrayList<>();
        for (Object element : elements(field)) {
            if (element instanceof ThriftStruct struct) {
                structs.add(struct);
            }
        }
        return structs;
    }

    /** The texts of a list. */
    List<String> texts(int field) {
        return elements(field).stream().map(String::valueOf).toList();
    }

    private List<?> elements(int field) {
        return find(field) instanceof List<?> list ? list : List.of();
    }

    /** A map of texts. */
    Map<String, String> properties(int field) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (find(field) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> properties.put(String.valueOf(key), String.valueOf(value)));
        }
        return properties;
    }

    /** The same fields; what is set in one does not show in the other. */
    ThriftStruct copy() {
        ThriftStruct copy = new ThriftStruct();
        copy.fields.putAll(fields);
        return copy;
    }
}
