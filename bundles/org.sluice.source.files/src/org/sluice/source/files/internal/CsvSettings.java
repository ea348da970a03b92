package org.sluice.source.files.internal;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * How CSV files are written.
 *
 * @param delimiter empty to go by the files' names
 * @param escape what stands before a quote that does not end a value; empty where only doubling does that
 */
record CsvSettings(
        Optional<Character> delimiter,
        char quote,
        Optional<Character> escape,
        boolean header,
        Charset encoding,
        String nullString,
        boolean quotedNulls) {

    static CsvSettings of(OptionValues options) {
        char quote = character(FilesOptions.QUOTE, options.get(FilesOptions.QUOTE));
        return new CsvSettings(
                options.find(FilesOptions.DELIMITER).map(text -> character(FilesOptions.DELIMITER, text)),
                quote,
                options.find(FilesOptions.ESCAPE)
                        .map(text -> character(FilesOptions.ESCAPE, text))
                        .filter(escape -> escape != quote),
                options.get(FilesOptions.HEADER),
                charset(options.get(FilesOptions.ENCODING)),
                options.get(FilesOptions.NULL_STRING),
                options.get(FilesOptions.QUOTED_NULLS));
    }

    char delimiter(String fileName) {
        return delimiter.orElse(FileFormat.isTabSeparated(fileName) ? '\t' : ',');
    }

    private static char character(Option<String> option, String text) {
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The option '" + option.name() + "' has the value '" + text + "', which is not one character.",
                    option.help());
        }
        return text.charAt(0);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The option 'encoding' has the value '" + name + "', which is no character set.",
                    "Write a name such as UTF-8, ISO-8859-1, windows-1252 or UTF-16LE.",
                    e);
        }
    }
}
