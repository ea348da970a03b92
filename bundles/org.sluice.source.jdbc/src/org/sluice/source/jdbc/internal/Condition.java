package org.sluice.source.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sluice.api.data.CursorValue;

/** Conditions joined by AND, with the values of their parameters. Immutable. */
record Condition(List<String> parts, List<CursorValue> values) {

    static final Condition NONE = new Condition(List.of(), List.of());

    Condition and(String part, CursorValue... bound) {
        List<String> allParts = new ArrayList<>(parts);
        allParts.add(part);
        List<CursorValue> allValues = new ArrayList<>(values);
        allValues.addAll(List.of(bound));
        return new Condition(List.copyOf(allParts), List.copyOf(allValues));
    }

    /** With the keyword, or empty. */
    String where() {
        return parts.isEmpty() ? "" : " WHERE " + String.join(" AND ", parts);
    }

    /** For people: the values in place. */
    String shown(String sql) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (char c : sql.toCharArray()) {
            if (c == '?' && next < values.size()) {
                text.append('\'').append(values.get(next++).text()).append('\'');
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return parts.stream().collect(Collectors.joining(" AND "));
    }
}
