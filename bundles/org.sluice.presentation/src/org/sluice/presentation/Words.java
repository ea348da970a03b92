package org.sluice.presentation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times as people read them. */
public final class Words {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Words() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 row}, {@code 12 rows}. */
    public static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 512 B}, {@code 1.4 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int exponent = Math.min(4, (63 - Long.numberOfLeadingZeros(bytes)) / 10);
        return String.format(Locale.ROOT, "%.1f %sB", bytes / Math.pow(1024, exponent), " kMGT".charAt(exponent));
    }

    /** {@code 0.8 s}, {@code 4 min 10 s}, {@code 2 h 5 min}, {@code 3 d 4 h}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        } else if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        } else if (seconds < 86400) {
            return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
        }
        return seconds / 86400 + " d " + seconds % 86400 / 3600 + " h";
    }

    /** {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 d ago}. */
    public static String ago(Instant then, Instant now) {
        long seconds = Duration.between(then, now).toSeconds();
        if (seconds < 60) {
            return "just now";
        } else if (seconds < 3600) {
            return seconds / 60 + " min ago";
        } else if (seconds < 86400) {
            return seconds / 3600 + " h ago";
        }
        return seconds / 86400 + " d ago";
    }

    /** In the time zone of the machine, to the second. */
    public static String time(Instant instant) {
        return SECONDS.format(instant.atZone(ZoneId.systemDefault()));
    }

    /** {@code FULL_REFRESH} as {@code full refresh}. */
    public static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code SUCCEEDED} as {@code Succeeded}. */
    public static String title(Enum<?> value) {
        String lower = lower(value);
        return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
