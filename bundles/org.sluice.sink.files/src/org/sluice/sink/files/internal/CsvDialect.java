package org.sluice.sink.files.internal;

import java.util.regex.Pattern;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** How CSV is written. */
record CsvDialect(char delimiter, char quote, boolean header, String nullString, String lineEnd) {

    /** What values other than texts are made of: it must neither end them nor mean null. */
    private static final Pattern OF_VALUES = Pattern.compile("[-+0-9A-Za-z.:/= ]");

    private static final Pattern VALUE = Pattern.compile("[-+0-9.:TZEe]+|true|false|NaN|-?Infinity");

    private static final int ASCII = 0x80;

    static CsvDialect of(OptionValues options) {
        char delimiter = character(options, TextOptions.DELIMITER);
        char quote = character(options, TextOptions.QUOTE);
        if (delimiter == quote) {
            throw wrong(TextOptions.QUOTE, String.valueOf(quote), "is the delimiter as well");
        }
        String nullString = options.get(TextOptions.NULL_STRING);
        if (VALUE.matcher(nullString).matches()
                || nullString.chars().anyMatch(c -> c == delimiter || c == quote || c < ' ' || c >= ASCII)) {
            throw wrong(TextOptions.NULL_STRING, nullString, "could be a value, or holds a delimiter or quote");
        }
        return new CsvDialect(
                delimiter,
                quote,
                options.get(TextOptions.HEADER),
                nullString,
                options.get(TextOptions.LINE_END).equals("crlf") ? "\r\n" : "\n");
    }

    private static char character(OptionValues options, Option<String> option) {
        String text = options.get(option);
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1
                || text.charAt(0) >= ASCII
                || text.charAt(0) < ' ' && text.charAt(0) != '\t'
                || OF_VALUES.matcher(text).matches()) {
            throw wrong(option, text, "is not one character that values do not consist of");
        }
        return text.charAt(0);
    }

    private static SluiceException wrong(Option<String> option, String text, String why) {
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The option '" + option.name() + "' has the value '" + text + "', which " + why + ".",
                option.help());
    }
}
