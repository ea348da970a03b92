package org.sluice.sink.files.internal;

import java.util.List;
import org.sluice.api.config.Option;

/** The options of text files. */
final class TextOptions {

    static final Option<String> COMPRESSION = Option.choice(
                    "compression", List.of("none", "gzip", "zstd"), "Compression of whole files.")
            .withDefault("none")
            .in("Files");
    static final Option<String> BINARY = Option.choice(
                    "binary", List.of("base64", "hex"), "Form of binary values in text.")
            .withDefault("base64")
            .in("Values");
    static final Option<String> DELIMITER = Option.string(
                    "delimiter", "Character between values: one character, or tab.")
            .withDefault(",")
            .in("CSV");
    static final Option<String> QUOTE = Option.string(
                    "quote", "Character around values that hold a delimiter, a quote or a line's end, doubled inside.")
            .withDefault("\"")
            .in("CSV");
    static final Option<Boolean> HEADER = Option.bool("header", "Writes the names of the columns in the first line.")
            .withDefault("true")
            .in("CSV");
    static final Option<String> NULL_STRING = Option.string(
                    "null_string", "What stands for null, without quotes; an empty text stands in quotes.")
            .withDefault("")
            .in("CSV");
    static final Option<String> LINE_END = Option.choice("line_end", List.of("lf", "crlf"), "How lines end.")
            .withDefault("lf")
            .in("CSV");

    static final List<Option<?>> CSV = List.of(COMPRESSION, DELIMITER, QUOTE, HEADER, NULL_STRING, LINE_END, BINARY);
    static final List<Option<?>> JSON = List.of(COMPRESSION, BINARY);

    private TextOptions() {}
}
