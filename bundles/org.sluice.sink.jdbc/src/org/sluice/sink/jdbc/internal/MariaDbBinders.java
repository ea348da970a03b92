package org.sluice.sink.jdbc.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.sluice.api.type.DataType;

/** Dates and times go as texts, which no zone of driver or server changes. */
final class MariaDbBinders extends Binders {

    private static final int MAX_YEAR = 9999;

    @Override
    int jdbcType(DataType type) {
        return type instanceof DataType.TimestampTz ? Types.TIMESTAMP : super.jdbcType(type);
    }

    @Override
    void checkFloating(double value) {
        if (!Double.isFinite(value)) {
            throw new UnfitValue(value + ", but this database has finite numbers only");
        }
    }

    @Override
    void date(PreparedStatement statement, int index, LocalDate value) throws SQLException {
        checkYear(value);
        statement.setString(index, value.toString());
    }

    @Override
    void time(PreparedStatement statement, int index, LocalTime value) throws SQLException {
        checkFraction(value);
        statement.setString(index, value.toString());
    }

    @Override
    void timestamp(PreparedStatement statement, int index, LocalDateTime value) throws SQLException {
        checkYear(value.toLocalDate());
        checkFraction(value.toLocalTime());
        statement.setString(index, value.toLocalDate() + " " + value.toLocalTime());
    }

    @Override
    void instant(PreparedStatement statement, int index, LocalDateTime utc) throws SQLException {
        timestamp(statement, index, utc);
    }

    private static void checkYear(LocalDate value) {
        if (value.getYear() < 1 || value.getYear() > MAX_YEAR) {
            throw new UnfitValue(value + ", but this database has the years 1 to 9999 only");
        }
    }

    private static void checkFraction(LocalTime value) {
        if (value.getNano() % 1000 != 0) {
            throw new UnfitValue(value + ", but this database has whole microseconds only");
        }
    }
}
