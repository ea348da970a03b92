package org.sluice.source.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.sluice.api.type.DataType;

/**
 * Reads PostgreSQL's text of leap days before Christ, such as {@code 0005-02-29 BC}: the driver takes the year for one
 * after Christ and finds no such day in it.
 */
final class BeforeChrist {

    private static final String ERA = " BC";
    private static final int HOURS_ONLY = 3;

    private BeforeChrist() {}

    /** An appender that goes on where another fails over such a day. */
    static ColumnAppender leapDays(String column, DataType type, ColumnAppender usual) {
        return (row, i, batch) -> {
            try {
                usual.append(row, i, batch);
            } catch (DateTimeException e) {
                if (type instanceof DataType.Date) {
                    ColumnAppenders.date(column, LocalDate.parse(iso(row, i, e)), i, batch);
                } else if (type instanceof DataType.Timestamp plain) {
                    ColumnAppenders.timestamp(
                            column, type, plain.precision(), LocalDateTime.parse(iso(row, i, e)), i, batch);
                } else if (type instanceof DataType.TimestampTz instant) {
                    ColumnAppenders.timestamp(column, type, instant.precision(), utc(iso(row, i, e)), i, batch);
                }
            }
        };
    }

    private static String iso(ResultSet row, int i, DateTimeException failure) throws SQLException {
        String text = row.getString(i + 1);
        if (text == null || !text.endsWith(ERA)) {
            throw failure;
        }
        int dash = text.indexOf('-');
        int year = 1 - Integer.parseInt(text.substring(0, dash));
        String rest = text.substring(dash, text.length() - ERA.length()).replace(' ', 'T');
        return (year == 0 ? "0000" : String.format("%05d", year)) + rest;
    }

    private static LocalDateTime utc(String iso) {
        int sign = Math.max(iso.lastIndexOf('+'), iso.lastIndexOf('-'));
        String zoned = iso.length() - sign == HOURS_ONLY ? iso + ":00" : iso;
        return OffsetDateTime.parse(zoned).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
}
