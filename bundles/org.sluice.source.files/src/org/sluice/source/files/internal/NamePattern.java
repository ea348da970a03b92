package org.sluice.source.files.internal;

import java.util.regex.Pattern;

/** What names of files have in common when numbers and other running parts do not count. */
final class NamePattern {

    /** What Hadoop, Spark and our own sinks call the files of one table; the rest of the name is any run's id. */
    private static final Pattern PART = Pattern.compile("part-(?:[rm]-)?[0-9].*");

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("(?<![0-9A-Za-z])(?=[a-zA-Z]*[0-9])[0-9a-fA-F]{8,}(?![0-9A-Za-z])");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[T:][0-9]+)*Z?");
    private static final Pattern RUN = Pattern.compile("\\*(?:[-_.]?\\*)+");
    private static final Pattern LOOSE = Pattern.compile("[-_. ]*\\*[-_. ]*");

    private NamePattern() {}

    /** {@code orders-2026-01} is {@code orders-*}. */
    static String of(String stem) {
        if (PART.matcher(stem).matches()) {
            return "part-*";
        }
        String pattern = UUID.matcher(stem).replaceAll("*");
        pattern = HEXADECIMAL.matcher(pattern).replaceAll("*");
        pattern = NUMBER.matcher(pattern).replaceAll("*");
        return RUN.matcher(pattern).replaceAll("*");
    }

    /** The pattern as a name: {@code orders-*} is {@code orders}. */
    static String plain(String pattern) {
        String name = LOOSE.matcher(pattern).replaceAll("_");
        name = name.replaceAll("^_+|_+$", "");
        return name.isEmpty() ? "files" : name;
    }
}
