package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;

/** Partitions and order of a new table, from the words of its options. */
final class Layout {

    private static final Pattern TRANSFORM =
            Pattern.compile("(\\w+)\\s*\\(\\s*(?:(\\d+)\\s*,\\s*)?([^,()]+?)\\s*(?:,\\s*(\\d+)\\s*)?\\)");
    private static final Pattern SORT = Pattern.compile("(.+?)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?");
    private static final List<String> TRANSFORMS =
            List.of("identity", "year", "month", "day", "hour", "bucket", "truncate");

    private final Schema schema;
    private final String table;

    Layout(Schema schema, String table) {
        this.schema = schema;
        this.table = table;
    }

    PartitionSpec partitions(List<String> words) {
        PartitionSpec.Builder builder = PartitionSpec.builderFor(schema);
        for (String word : joined(words)) {
            checked("partition_by", word, () -> partition(builder, word));
        }
        return builder.build();
    }

    /** A list that was cut at commas may have cut a transform in two. */
    private static List<String> joined(List<String> words) {
        List<String> whole = new ArrayList<>();
        String open = "";
        for (String word : words) {
            String all = open.isEmpty() ? word : open + "," + word;
            boolean complete = !all.contains("(") || all.contains(")");
            open = complete ? "" : all;
            if (complete) {
                whole.add(all);
            }
        }
        if (!open.isEmpty()) {
            whole.add(open);
        }
        return whole;
    }

    private PartitionSpec.Builder partition(PartitionSpec.Builder builder, String word) {
        Matcher matcher = TRANSFORM.matcher(word);
        if (!matcher.matches()) {
            return builder.identity(column(word));
        }
        String column = column(matcher.group(3));
        String width = matcher.group(2) != null ? matcher.group(2) : matcher.group(4);
        String transform = matcher.group(1).toLowerCase(Locale.ROOT);
        return switch (transform) {
            case "identity" -> builder.identity(column);
            case "year", "years" -> builder.year(column);
            case "month", "months" -> builder.month(column);
            case "day", "days", "date" -> builder.day(column);
            case "hour", "hours" -> builder.hour(column);
            case "bucket" -> builder.bucket(column, width(width));
            case "truncate" -> builder.truncate(column, width(width));
            default ->
                throw new IllegalArgumentException(
                        "there is no transform '" + transform + "'. " + Spelling.suggest(transform, TRANSFORMS));
        };
    }

    private static int width(@org.eclipse.jdt.annotation.Nullable String text) {
        if (text == null) {
            throw new IllegalArgumentException("it needs a number, such as bucket(16, id)");
        }
        return Integer.parseInt(text);
    }

    SortOrder order(List<String> words) {
        SortOrder.Builder builder = SortOrder.builderFor(schema);
        for (String word : words) {
            checked("sort_by", word, () -> sort(builder, word));
        }
        return builder.build();
    }

    private SortOrder.Builder sort(SortOrder.Builder builder, String word) {
        Matcher matcher = SORT.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected is: column [asc|desc] [nulls first|last]");
        }
        String column = column(matcher.group(1));
        boolean descending = "desc".equals(matcher.group(2));
        boolean last = matcher.group(3) == null ? descending : matcher.group(3).equals("last");
        NullOrder nulls = last ? NullOrder.NULLS_LAST : NullOrder.NULLS_FIRST;
        return descending ? builder.desc(column, nulls) : builder.asc(column, nulls);
    }

    private String column(String name) {
        if (schema.findField(name) == null) {
            throw new IllegalArgumentException("there is no column '" + name + "'. "
                    + Spelling.suggest(
                            name,
                            schema.columns().stream().map(field -> field.name()).toList()));
        }
        return name;
    }

    private void checked(String option, String word, Supplier<?> work) {
        try {
            work.get();
        } catch (IllegalArgumentException | org.apache.iceberg.exceptions.ValidationException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The option '" + option + "' cannot be '" + word + "' for " + table + ": " + e.getMessage(),
                    "Correct it in the endpoint.",
                    e);
        }
    }
}
