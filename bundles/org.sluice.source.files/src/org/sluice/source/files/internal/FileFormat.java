package org.sluice.source.files.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How rows stand in files. */
enum FileFormat {
    CSV("CSV", List.of(".csv", ".tsv", ".tab")),
    JSON("JSON lines", List.of(".jsonl", ".ndjson", ".json")),
    PARQUET("Parquet", List.of(".parquet", ".parq"));

    private final String label;
    private final List<String> suffixes;

    FileFormat(String label, List<String> suffixes) {
        this.label = label;
        this.suffixes = suffixes;
    }

    /** For people. */
    String label() {
        return label;
    }

    /** By the name of a file, whatever its compression. */
    static Optional<FileFormat> of(String fileName) {
        String name = Compression.without(fileName).toLowerCase(Locale.ROOT);
        for (FileFormat format : values()) {
            if (format.suffixes.stream().anyMatch(name::endsWith)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The name without the endings that tell format and compression. */
    static String stem(String fileName) {
        String name = Compression.without(fileName);
        return of(fileName).isPresent() ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    static boolean isTabSeparated(String fileName) {
        String name = Compression.without(fileName).toLowerCase(Locale.ROOT);
        return name.endsWith(".tsv") || name.endsWith(".tab");
    }
}
