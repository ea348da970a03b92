package org.sluice.source.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sluice.api.data.CursorValue;

/** Conditions joined by AND, with the values of their parameters. Immutable. */
record Condition(List<Part> parts) {

    static final Condition NONE = new Condition(List.of());

    /** A condition of its own, or a comparison that lacks its right side: the value. */
    private record Part(String text, Optional<CursorValue> value) {

        String with(Function<CursorValue, String> shown) {
            return value.map(right -> text + " " + shown.apply(right)).orElse(text);
        }
    }

    Condition and(String part) {
        return and(new Part(part, Optional.empty()));
    }

    /** A comparison such as {@code "n" >=} with the value of its right side. */
    Condition and(String comparison, CursorValue value) {
        return and(new Part(comparison, Optional.of(value)));
    }

    private Condition and(Part part) {
        List<Part> all = new ArrayList<>(parts);
        all.add(part);
        return new Condition(List.copyOf(all));
    }

    /** In the order of the parameters. */
    List<CursorValue> values() {
        return parts.stream().flatMap(part -> part.value().stream()).toList();
    }

    /** With the keyword and a question mark for each value, or empty. */
    String where() {
        return where(value -> "?");
    }

    /** With the keyword and the values in place, or empty. */
    String where(Function<CursorValue, String> literal) {
        return parts.isEmpty() ? "" : " WHERE " + joined(literal);
    }

    private String joined(Function<CursorValue, String> shown) {
        return parts.stream().map(part -> part.with(shown)).collect(Collectors.joining(" AND "));
    }

    @Override
    public String toString() {
        return joined(value -> "?");
    }
}
