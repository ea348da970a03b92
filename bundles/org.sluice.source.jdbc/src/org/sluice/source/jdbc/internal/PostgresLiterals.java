package org.sluice.source.jdbc.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;

/** Values as PostgreSQL literals of the types that parameters have, for statements that take no parameters. */
final class PostgresLiterals {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

    private PostgresLiterals() {}

    static String of(CursorValue value) {
        DataType type = value.type();
        String text = value.text();
        if (type instanceof DataType.Int) {
            return typed(text, "int8");
        } else if (type instanceof DataType.Decimal) {
            return typed(text, "numeric");
        } else if (type instanceof DataType.Date) {
            LocalDate date = LocalDate.parse(text);
            return typed(day(date) + era(date), "date");
        } else if (type instanceof DataType.Time) {
            return typed(TIME.format(LocalTime.parse(text)), "time");
        } else if (type instanceof DataType.Timestamp) {
            return typed(timestamp(LocalDateTime.parse(text), ""), "timestamp");
        } else if (type instanceof DataType.TimestampTz) {
            LocalDateTime utc = LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
            return typed(timestamp(utc, "+00"), "timestamptz");
        } else if (type instanceof DataType.Uuid) {
            return typed(text, "uuid");
        }
        return typed(text, "varchar");
    }

    private static String typed(String text, String type) {
        return quoted(text) + "::pg_catalog." + type;
    }

    /** The form with E means the same whatever standard_conforming_strings says. */
    private static String quoted(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "A bound holds the character U+0000, which no text of PostgreSQL has.",
                    "Correct the checkpoint or the range that was asked for.");
        }
        String doubled = text.replace("'", "''");
        return doubled.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    private static String timestamp(LocalDateTime value, String zone) {
        return day(value.toLocalDate()) + " " + TIME.format(value.toLocalTime()) + zone + era(value.toLocalDate());
    }

    /** There is no year 0: it is 1 BC. */
    private static String day(LocalDate date) {
        return date.getYear() > 9999 ? date.toString().substring(1) : DAY.format(date);
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : " BC";
    }
}
