package org.sluice.api.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * The values of options, references resolved. Values are Strings, Numbers, Booleans, Lists of Strings or Maps of String
 * to String as a file holds them; {@link #get} converts. The text form masks nothing, so it is never logged: {@link
 * #toString()} shows names only.
 */
public final class OptionValues {

    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*([A-Za-z]*)");

    private final Map<String, Object> values;

    private OptionValues(Map<String, ?> values) {
        this.values = new TreeMap<>(values);
    }

    /** Values by option name. */
    public static OptionValues of(Map<String, ?> values) {
        return new OptionValues(values);
    }

    /** No values: every option has its default. */
    public static OptionValues none() {
        return new OptionValues(Map.of());
    }

    /** The names that have a value. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The value as the file holds it, or null. */
    public @Nullable Object raw(String name) {
        return values.get(name);
    }

    /**
     * The value of an option, or its default.
     *
     * @throws SluiceException E_INVALID_CONFIG where there is neither, or where the value is not of the option's type
     */
    public <T> T get(Option<T> option) {
        return find(option)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The option '" + option.name() + "' is missing.",
                        "Add it: " + option.help()));
    }

    /** The value of an option, or its default, or empty. */
    @SuppressWarnings("unchecked")
    public <T> Optional<T> find(Option<T> option) {
        Object value = values.get(option.name());
        Object given = value != null ? value : option.defaultText();
        return given == null
                ? Optional.empty()
                : Optional.of((T) option.valueType().cast(convert(option, given)));
    }

    private static Object convert(Option<?> option, Object value) {
        try {
            return switch (option.type()) {
                case STRING -> scalar(value);
                case INTEGER -> Long.valueOf(scalar(value).replace("_", ""));
                case BOOLEAN -> parseBoolean(scalar(value));
                case DURATION -> parseDuration(scalar(value));
                case BYTES -> parseBytes(scalar(value));
                case CHOICE -> parseChoice(option, scalar(value));
                case STRING_LIST ->
                    value instanceof List<?> list
                            ? list.stream().map(String::valueOf).toList()
                            : List.of(scalar(value).split("\\s*,\\s*"));
                case STRING_MAP -> parseMap(value);
            };
        } catch (IllegalArgumentException e) {
            String shown = option.secret() ? "(secret)" : "'" + value + "'";
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The option '" + option.name() + "' has the value " + shown + ", which is not " + expected(option)
                            + ".",
                    option.help(),
                    e);
        }
    }

    private static String expected(Option<?> option) {
        return switch (option.type()) {
            case STRING -> "a text";
            case INTEGER -> "a whole number";
            case BOOLEAN -> "true or false";
            case DURATION -> "a duration such as PT10M, 30s or 2h";
            case BYTES -> "a number of bytes such as 64MB";
            case CHOICE -> "one of " + String.join(", ", option.choices());
            case STRING_LIST -> "a list of texts";
            case STRING_MAP -> "a mapping of names to texts";
        };
    }

    private static String scalar(Object value) {
        if (value instanceof List || value instanceof Map) {
            throw new IllegalArgumentException("not a single value");
        }
        return String.valueOf(value);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String parseChoice(Option<?> option, String text) {
        if (!option.choices().contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Map<String, String> parseMap(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("not a mapping");
        }
        Map<String, String> result = new TreeMap<>();
        map.forEach((key, element) -> result.put(String.valueOf(key), String.valueOf(element)));
        return result;
    }

    /** Reads a duration: ISO 8601, or a number with ms, s, m, h or d. */
    public static Duration parseDuration(String text) {
        if (text.startsWith("P") || text.startsWith("-P")) {
            try {
                return Duration.parse(text);
            } catch (java.time.format.DateTimeParseException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException(text);
        };
    }

    /** Reads a number of bytes: plain, or with KB, MB, GB in powers of 1024. */
    public static Long parseBytes(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        int shift =
                switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
                    case "", "B" -> 0;
                    case "K", "KB", "KIB" -> 10;
                    case "M", "MB", "MIB" -> 20;
                    case "G", "GB", "GIB" -> 30;
                    default -> throw new IllegalArgumentException(text);
                };
        return Math.multiplyExact(amount, 1L << shift);
    }

    @Override
    public String toString() {
        return "OptionValues" + values.keySet();
    }
}
