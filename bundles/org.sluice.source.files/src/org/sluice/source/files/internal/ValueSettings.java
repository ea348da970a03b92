package org.sluice.source.files.internal;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * How values stand in text.
 *
 * @param date empty for ISO 8601
 * @param time empty for ISO 8601
 * @param timestamp empty for ISO 8601, or for a count
 * @param epochDigits digits after the second of a timestamp that is a count since 1970; empty where it is none
 * @param zone of instants that state none
 * @param hex whether binary values are hexadecimal, not base64
 */
record ValueSettings(
        Optional<DateTimeFormatter> date,
        Optional<DateTimeFormatter> time,
        Optional<DateTimeFormatter> timestamp,
        Optional<Integer> epochDigits,
        Optional<ZoneId> zone,
        boolean hex) {

    private static final String EPOCH = "epoch_";

    static ValueSettings of(OptionValues options) {
        Optional<String> timestamp = options.find(FilesOptions.TIMESTAMP_FORMAT);
        return new ValueSettings(
                options.find(FilesOptions.DATE_FORMAT).map(text -> formatter(FilesOptions.DATE_FORMAT, text)),
                options.find(FilesOptions.TIME_FORMAT).map(text -> formatter(FilesOptions.TIME_FORMAT, text)),
                timestamp
                        .filter(text -> !text.startsWith(EPOCH))
                        .map(text -> formatter(FilesOptions.TIMESTAMP_FORMAT, text)),
                timestamp.filter(text -> text.startsWith(EPOCH)).map(ValueSettings::digits),
                options.find(FilesOptions.TIME_ZONE).map(ValueSettings::zone),
                options.get(FilesOptions.BINARY).equals("hex"));
    }

    /** Strict, so that 31 February is none; and then 'year of era' would need an era. */
    private static DateTimeFormatter formatter(Option<String> option, String pattern) {
        try {
            return DateTimeFormatter.ofPattern(withPlainYears(pattern), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw wrong(option, pattern, e);
        }
    }

    private static String withPlainYears(String pattern) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            plain.append(c == 'y' && !quoted ? 'u' : c);
        }
        return plain.toString();
    }

    private static Integer digits(String word) {
        return switch (word) {
            case "epoch_seconds" -> 0;
            case "epoch_millis" -> 3;
            case "epoch_micros" -> 6;
            default -> throw wrong(FilesOptions.TIMESTAMP_FORMAT, word, null);
        };
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw wrong(FilesOptions.TIME_ZONE, text, e);
        }
    }

    private static SluiceException wrong(
            Option<String> option, String text, @org.eclipse.jdt.annotation.Nullable Exception cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The option '" + option.name() + "' has the value '" + text + "', which cannot be understood"
                        + (cause == null ? "." : ": " + cause.getMessage() + "."),
                option.help(),
                cause);
    }
}
