package org.sluice.source.jdbc.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.TypeParser;

/** The bounds of a slice as its parameters carry them, and as a condition. */
final class SliceBounds {

    private static final String PAGES_FROM = "pages_from";
    private static final String PAGES_TO = "pages_to";
    private static final String NULLS_OF = "nulls_of";

    private SliceBounds() {}

    static Map<String, String> pages(long from, long to) {
        return Map.of(PAGES_FROM, Long.toString(from), PAGES_TO, Long.toString(to));
    }

    static Map<String, String> nulls(String column) {
        return Map.of(NULLS_OF, column);
    }

    /** A range of a column under a name of its own, so that a slice can have one of its key and one of the cursor. */
    record Range(
            String name,
            String column,
            Optional<CursorValue> lower,
            boolean lowerInclusive,
            Optional<CursorValue> upper,
            boolean upperInclusive) {

        Map<String, String> parameters() {
            Map<String, String> parameters = new TreeMap<>();
            parameters.put(name + "_column", column);
            lower.ifPresent(value -> put(parameters, lowerInclusive ? "_from" : "_after", value));
            upper.ifPresent(value -> put(parameters, upperInclusive ? "_to" : "_before", value));
            return parameters;
        }

        private void put(Map<String, String> parameters, String bound, CursorValue value) {
            parameters.put(name + bound, value.text());
            parameters.put(name + "_type", value.type().toString());
        }

        static Optional<Range> parse(String name, Map<String, String> parameters) {
            String column = parameters.get(name + "_column");
            if (column == null) {
                return Optional.empty();
            }
            String type = String.valueOf(parameters.get(name + "_type"));
            boolean lowerInclusive = parameters.containsKey(name + "_from");
            boolean upperInclusive = parameters.containsKey(name + "_to");
            return Optional.of(new Range(
                    name,
                    column,
                    value(type, parameters.get(name + (lowerInclusive ? "_from" : "_after"))),
                    lowerInclusive,
                    value(type, parameters.get(name + (upperInclusive ? "_to" : "_before"))),
                    upperInclusive));
        }

        private static Optional<CursorValue> value(String type, @Nullable String text) {
            return text == null ? Optional.empty() : Optional.of(new CursorValue(TypeParser.parse(type), text));
        }

        Condition on(Dialect dialect, Condition condition) {
            Condition result = condition;
            if (lower.isPresent()) {
                result = result.and(dialect.quote(column) + (lowerInclusive ? " >=" : " >"), lower.get());
            }
            if (upper.isPresent()) {
                result = result.and(dialect.quote(column) + (upperInclusive ? " <=" : " <"), upper.get());
            }
            return result;
        }

        String describe() {
            return column + " in "
                    + (lower.isEmpty()
                            ? "(.."
                            : (lowerInclusive ? "[" : "(") + lower.get().text())
                    + ", "
                    + (upper.isEmpty() ? "..)" : upper.get().text() + (upperInclusive ? "]" : ")"));
        }
    }

    /** The condition of a slice, without the unit's own. */
    static Condition condition(Dialect dialect, Map<String, String> parameters, Condition base) {
        Condition condition = base;
        for (String name : new String[] {"cursor", "key"}) {
            Optional<Range> range = Range.parse(name, parameters);
            if (range.isPresent()) {
                condition = range.get().on(dialect, condition);
            }
        }
        String nulls = parameters.get(NULLS_OF);
        if (nulls != null) {
            condition = condition.and(dialect.quote(nulls) + " IS NULL");
        }
        String from = parameters.get(PAGES_FROM);
        if (from != null) {
            long to = Long.parseLong(String.valueOf(parameters.get(PAGES_TO)));
            condition = condition.and(dialect.pageRanges().orElseThrow().condition(Long.parseLong(from), to));
        }
        return condition;
    }

    static boolean dependsOnPages(Map<String, String> parameters) {
        return parameters.containsKey(PAGES_FROM);
    }
}
