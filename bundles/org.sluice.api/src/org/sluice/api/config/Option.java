package org.sluice.api.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One option of an endpoint, declared once: forms, validation, JSON Schema, command-line help and documentation come
 * from here.
 *
 * @param name as written in files, in snake_case
 * @param type the type of the value
 * @param valueType the Java class that {@link OptionValues#get} returns: String, Long, Boolean, Duration, List or Map
 * @param defaultText the default as a user would write it; null where there is none
 * @param required whether a value must be given
 * @param secret whether the value must be a reference and is never shown
 * @param help one sentence for the user
 * @param group heading under which forms show it
 * @param choices the words of a CHOICE
 */
public record Option<T>(
        String name,
        OptionType type,
        Class<? super T> valueType,
        @Nullable String defaultText,
        boolean required,
        boolean secret,
        String help,
        String group,
        List<String> choices) {

    /** A text. */
    public static Option<String> string(String name, String help) {
        return new Option<>(name, OptionType.STRING, String.class, null, false, false, help, "General", List.of());
    }

    /** A whole number. */
    public static Option<Long> integer(String name, String help) {
        return new Option<>(name, OptionType.INTEGER, Long.class, null, false, false, help, "General", List.of());
    }

    /** true or false. */
    public static Option<Boolean> bool(String name, String help) {
        return new Option<>(name, OptionType.BOOLEAN, Boolean.class, null, false, false, help, "General", List.of());
    }

    /** A span of time. */
    public static Option<Duration> duration(String name, String help) {
        return new Option<>(name, OptionType.DURATION, Duration.class, null, false, false, help, "General", List.of());
    }

    /** A number of bytes. */
    public static Option<Long> bytes(String name, String help) {
        return new Option<>(name, OptionType.BYTES, Long.class, null, false, false, help, "General", List.of());
    }

    /** One of some words. */
    public static Option<String> choice(String name, List<String> choices, String help) {
        return new Option<>(
                name, OptionType.CHOICE, String.class, null, false, false, help, "General", List.copyOf(choices));
    }

    /** A list of texts. */
    public static Option<List<String>> list(String name, String help) {
        return new Option<>(name, OptionType.STRING_LIST, List.class, null, false, false, help, "General", List.of());
    }

    /** Texts by name. */
    public static Option<Map<String, String>> map(String name, String help) {
        return new Option<>(name, OptionType.STRING_MAP, Map.class, null, false, false, help, "General", List.of());
    }

    /** The same with a default, written as a user would. */
    public Option<T> withDefault(String text) {
        return new Option<>(name, type, valueType, text, required, secret, help, group, choices);
    }

    /** The same, required. */
    public Option<T> mandatory() {
        return new Option<>(name, type, valueType, defaultText, true, secret, help, group, choices);
    }

    /** The same, as a secret. */
    public Option<T> confidential() {
        return new Option<>(name, type, valueType, defaultText, required, true, help, group, choices);
    }

    /** The same under another heading. */
    public Option<T> in(String heading) {
        return new Option<>(name, type, valueType, defaultText, required, secret, help, heading, choices);
    }
}
