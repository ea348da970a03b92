package org.sluice.interchange.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.interchange.ImportSettings;
import org.sluice.interchange.ImportedValue;

/**
 * Dates and times in the spellings of databases and languages. Where something is lost, the result is earlier than what
 * was written, never later: rows are read again rather than passed over.
 */
final class MomentText {

    /** Longer texts are no moments, and slow to compute with. */
    private static final int LONGEST = 100;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?");
    private static final Pattern TIME = Pattern.compile("(\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,](\\d{1,30}))?");
    private static final Pattern SPELLING =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[Tt ]+(\\d{2}:\\d{2}(?::\\d{2})?)(?:[.,](\\d{1,30}))?)?"
                    + "\\s*(Z|z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?(?::?\\d{2})?)?(?:\\[[A-Za-z0-9_+/-]+\\])?");

    private final ImportedValue value;
    private final DataType type;
    private final ImportSettings settings;
    private final List<String> notes = new ArrayList<>();

    MomentText(ImportedValue value, DataType type, ImportSettings settings) {
        this.value = value;
        this.type = type;
        this.settings = settings;
    }

    CursorText.Converted convert() throws CursorText.RefusedValue {
        try {
            CursorValue converted = new CursorValue(type, canonical());
            converted.toLong();
            return new CursorText.Converted(converted, List.copyOf(notes));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw refused("; there is no such date or time.");
        } catch (ArithmeticException e) {
            throw refused("; it is out of range.");
        }
    }

    private CursorText.RefusedValue refused(String why) {
        return CursorText.refused(value, type, why);
    }

    private String canonical() throws CursorText.RefusedValue {
        String text = value.text().strip();
        if (type instanceof DataType.Time time) {
            return time(text, time.precision());
        } else if (text.length() > LONGEST) {
            throw refused("; it is too long.");
        } else if (NUMBER.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        Matcher matcher = SPELLING.matcher(text);
        if (!matcher.matches()) {
            throw refused("; a date and time in ISO 8601 is expected.");
        }
        return moment(matcher);
    }

    private String time(String text, int precision) throws CursorText.RefusedValue {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw refused("; a time of day without zone is expected.");
        }
        return LocalTime.parse(matcher.group(1))
                .withNano(nanos(matcher.group(2), precision))
                .toString();
    }

    private String moment(Matcher spelled) throws CursorText.RefusedValue {
        LocalDate date = LocalDate.parse(spelled.group(1));
        String zone = spelled.group(4);
        if (type instanceof DataType.Date) {
            if (spelled.group(2) != null && !LocalTime.parse(spelled.group(2)).equals(LocalTime.MIDNIGHT)) {
                notes.add("The time of day is left out, because the column is a date; that day is read again.");
            }
            return date.toString();
        }
        if (spelled.group(2) == null) {
            notes.add("It is a date without time; it is taken as the beginning of that day.");
        }
        LocalTime time = spelled.group(2) == null ? LocalTime.MIDNIGHT : LocalTime.parse(spelled.group(2));
        LocalDateTime local = date.atTime(time).withNano(nanos(spelled.group(3), precision()));
        return type instanceof DataType.Timestamp ? withoutZone(local, zone) : withZone(local, zone);
    }

    private int precision() {
        return type instanceof DataType.Timestamp timestamp
                ? timestamp.precision()
                : type instanceof DataType.TimestampTz zoned ? zoned.precision() : 0;
    }

    /** Digits beyond the column's are dropped. */
    private int nanos(@Nullable String fraction, int precision) {
        if (fraction == null) {
            return 0;
        }
        String kept = fraction.substring(0, Math.min(precision, fraction.length()));
        if (!fraction.substring(kept.length()).matches("0*")) {
            notes.add("It is rounded down to the column's " + precision
                    + " digits of a second; rows in between are read again.");
        }
        return Integer.parseInt((kept + "000000000").substring(0, 9));
    }

    private String withoutZone(LocalDateTime local, @Nullable String zone) throws CursorText.RefusedValue {
        if (zone != null && !offset(zone).equals(ZoneOffset.UTC)) {
            throw refused("; it has the time zone " + zone
                    + ", but the column has none, and which of its times is meant " + "depends on the database.");
        } else if (zone != null) {
            notes.add("Its zone, UTC, is left out, because the column has none.");
        }
        return local.toString();
    }

    private String withZone(LocalDateTime local, @Nullable String zone) throws CursorText.RefusedValue {
        if (zone != null) {
            return local.toInstant(offset(zone)).toString();
        }
        Optional<ZoneId> assumed = settings.zone();
        if (assumed.isEmpty()) {
            throw refused("; it has no time zone, but the column has. Say which one it is in with --zone.");
        }
        notes.add("It has no time zone; it is taken as " + assumed.get() + ".");
        return earliest(local, assumed.get()).toString();
    }

    /** When clocks are put forward or back, a local time is none or two instants. */
    private static Instant earliest(LocalDateTime local, ZoneId zone) {
        var transition = zone.getRules().getTransition(local);
        if (transition == null) {
            return local.atZone(zone).toInstant();
        }
        ZoneOffset ahead = List.of(transition.getOffsetBefore(), transition.getOffsetAfter()).stream()
                .max(Comparator.comparingInt(ZoneOffset::getTotalSeconds))
                .orElseThrow();
        return local.toInstant(ahead);
    }

    private static ZoneOffset offset(String zone) {
        return switch (zone.toUpperCase(Locale.ROOT)) {
            case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
            default -> ZoneOffset.of(zone);
        };
    }

    private String epoch(BigDecimal number) throws CursorText.RefusedValue {
        if (type instanceof DataType.Date) {
            throw refused("; a number may count days, seconds or less. Write the date.");
        }
        Optional<ChronoUnit> unit = settings.epoch();
        if (unit.isEmpty()) {
            throw refused("; a number may count seconds, milliseconds, microseconds or nanoseconds since 1970"
                    + likely(number) + ". Say which with --epoch.");
        }
        Instant instant = instant(number, unit.get());
        notes.add("The number counts " + unit.get().toString().toLowerCase(Locale.ROOT) + " since 1970 in UTC.");
        String fraction = String.format(Locale.ROOT, "%09d", instant.getNano());
        LocalDateTime local = LocalDateTime.ofInstant(instant, ZoneOffset.UTC).withNano(nanos(fraction, precision()));
        return type instanceof DataType.Timestamp
                ? local.toString()
                : local.toInstant(ZoneOffset.UTC).toString();
    }

    private static Instant instant(BigDecimal number, ChronoUnit unit) {
        BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit.getDuration().toNanos()))
                .setScale(0, RoundingMode.FLOOR);
        BigDecimal[] parts = {nanos.divide(BigDecimal.TEN.pow(9)).setScale(0, RoundingMode.FLOOR), BigDecimal.ZERO};
        parts[1] = nanos.subtract(parts[0].multiply(BigDecimal.TEN.pow(9)));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }

    /** Between 2001 and 2286 only one unit fits. */
    private static String likely(BigDecimal number) {
        return switch (number.toBigInteger().toString().length()) {
            case 10 -> likely(number, ChronoUnit.SECONDS);
            case 13 -> likely(number, ChronoUnit.MILLIS);
            case 16 -> likely(number, ChronoUnit.MICROS);
            case 19 -> likely(number, ChronoUnit.NANOS);
            default -> "";
        };
    }

    private static String likely(BigDecimal number, ChronoUnit unit) {
        return "; as " + unit.toString().toLowerCase(Locale.ROOT) + " it would be " + instant(number, unit);
    }
}
