package org.sluice.editing.yaml;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;

/** Values as YAML writes them, with quotes only where they are needed. */
final class Scalars {

    private static final Pattern BEGINS_AS_SOMETHING_ELSE =
            Pattern.compile("^[-?:,\\[\\]{}#&*!|>'\"%@`].*", Pattern.DOTALL);
    private static final Pattern HARMLESS_DASH = Pattern.compile("^-[A-Za-z0-9_].*");
    private static final Pattern BREAKS_A_PLAIN_TEXT = Pattern.compile(".*(: |:$| #|[\\p{Cntrl}]).*", Pattern.DOTALL);
    private static final Pattern BREAKS_A_FLOW = Pattern.compile(".*[,\\[\\]{}].*", Pattern.DOTALL);
    private static final List<String> WORDS_WITH_A_MEANING =
            List.of("", "~", "null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE", "---", "...");

    private Scalars() {}

    /** In a block or at the top. */
    static String block(@Nullable Object value) {
        return value instanceof String text ? text(text, needsQuotes(text)) : flow(value);
    }

    /** Between brackets. */
    static String flow(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof List<?> list) {
            return list.stream().map(Scalars::flow).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> key(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof String text) {
            return text(text, needsQuotes(text) || BREAKS_A_FLOW.matcher(text).matches());
        }
        return String.valueOf(value);
    }

    /** A key, wherever it stands. */
    static String key(String key) {
        return text(key, needsQuotes(key) || BREAKS_A_FLOW.matcher(key).matches());
    }

    private static boolean needsQuotes(String text) {
        boolean begins = BEGINS_AS_SOMETHING_ELSE.matcher(text).matches()
                && !HARMLESS_DASH.matcher(text).matches();
        return begins
                || WORDS_WITH_A_MEANING.contains(text)
                || BREAKS_A_PLAIN_TEXT.matcher(text).matches()
                || !text.equals(text.strip());
    }

    private static String text(String text, boolean quoted) {
        if (!quoted) {
            return text;
        }
        StringBuilder result = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> result.append('\\').append((char) c);
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                case '\r' -> result.append("\\r");
                default -> result.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : "" + (char) c);
            }
        });
        return result.append('"').toString();
    }
}
