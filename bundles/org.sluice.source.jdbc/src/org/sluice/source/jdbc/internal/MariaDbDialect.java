package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;

/**
 * MariaDB and MySQL. Dates and times are taken as the server's own text, because the driver turns values such as
 * 0000-00-00 into null without a word; sessions are in UTC, so that a TIMESTAMP's text is its instant.
 */
final class MariaDbDialect extends Dialect {

    private final boolean zeroIsNull;
    private final boolean tinyintIsBoolean;

    MariaDbDialect(EndpointConfig endpoint) {
        super(endpoint);
        this.zeroIsNull = endpoint.options().get(JdbcOptions.ZERO_DATES).equals("null");
        this.tinyintIsBoolean = endpoint.options().get(JdbcOptions.TINYINT1);
    }

    @Override
    Driver loadDriver() {
        return new org.mariadb.jdbc.Driver();
    }

    @Override
    String url() {
        return statedUrl().orElseGet(() -> "jdbc:mariadb://" + hostAndPort(3306) + "/" + database());
    }

    @Override
    Properties properties() {
        Properties properties = super.properties();
        properties.setProperty("connectTimeout", Integer.toString(connectSeconds() * 1000));
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("yearIsDateType", "false");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    @Override
    Optional<String> initialStatement() {
        return Optional.of("SET time_zone = '+00:00'");
    }

    @Override
    boolean unreachable(SQLException e) {
        return e.getErrorCode() == 1049
                || "08000".equals(e.getSQLState())
                        && String.valueOf(e.getMessage()).contains("fail to connect")
                || String.valueOf(e.getMessage()).contains("Socket fail to connect")
                || super.unreachable(e);
    }

    @Override
    boolean wrongCredentials(SQLException e) {
        return e.getErrorCode() == 1045 || e.getErrorCode() == 1044 || super.wrongCredentials(e);
    }

    @Override
    Set<String> systemSchemas() {
        return Set.of("information_schema", "mysql", "performance_schema", "sys");
    }

    @Override
    boolean schemasAreCatalogs() {
        return true;
    }

    @Override
    OptionalLong rowEstimate(Connection connection, String schema, String table) throws SQLException {
        String sql = "SELECT table_rows FROM information_schema.tables WHERE table_schema = ? AND table_name = ? "
                + "AND table_rows IS NOT NULL";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    @Override
    TypeMapping map(NativeColumn column) {
        String type = column.typeName().toUpperCase(Locale.ROOT);
        boolean unsigned = type.contains("UNSIGNED");
        String name = type.replaceAll("[ (].*", "");
        return switch (name) {
            case "TINYINT", "BOOLEAN" ->
                tinyintIsBoolean && column.size() == 1
                        ? TypeMapping.to(new DataType.Bool())
                        : TypeMapping.integer(unsigned ? 16 : 8);
            case "SMALLINT" -> TypeMapping.integer(unsigned ? 32 : 16);
            case "YEAR" -> TypeMapping.integer(16);
            case "MEDIUMINT" -> TypeMapping.integer(32);
            case "INT", "INTEGER" -> TypeMapping.integer(unsigned ? 64 : 32);
            case "BIGINT" -> unsigned ? TypeMapping.decimal(20, 0) : TypeMapping.integer(64);
            case "FLOAT" -> TypeMapping.to(new DataType.Floating(32));
            case "DOUBLE" -> TypeMapping.to(new DataType.Floating(64));
            case "DECIMAL", "NUMERIC" -> TypeMapping.decimal(column.size(), column.digits());
            case "CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET", "INET4", "INET6" ->
                TypeMapping.text();
            case "BINARY", "VARBINARY", "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" ->
                TypeMapping.to(new DataType.Binary());
            case "BIT" ->
                column.size() <= 1 ? TypeMapping.to(new DataType.Bool()) : TypeMapping.to(new DataType.Binary());
            case "DATE" -> TypeMapping.to(new DataType.Date());
            case "TIME" -> TypeMapping.to(new DataType.Time(6));
            case "DATETIME" -> TypeMapping.to(new DataType.Timestamp(6));
            case "TIMESTAMP" -> TypeMapping.to(new DataType.TimestampTz(6));
            case "UUID" -> TypeMapping.to(new DataType.Uuid());
            case "JSON" -> TypeMapping.to(new DataType.Json());
            default ->
                TypeMapping.refused("the type " + column.typeName()
                        + " has no lossless type here; state string to take the database's text, or leave it out");
        };
    }

    @Override
    String quote(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    @Override
    String asText(String expression) {
        return "CAST(" + expression + " AS CHAR)";
    }

    @Override
    String limit(String select, long rows) {
        return select + " LIMIT " + rows;
    }

    @Override
    String skip(String orderedSelect, long rows) {
        return orderedSelect + " LIMIT 1 OFFSET " + rows;
    }

    @Override
    Clock clock(Connection connection) throws SQLException {
        String sql = "SELECT CAST(UTC_TIMESTAMP(6) AS CHAR), "
                + "CAST(COALESCE(CONVERT_TZ(UTC_TIMESTAMP(6), '+00:00', @@global.time_zone), UTC_TIMESTAMP(6)) AS CHAR)";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            LocalDateTime utc = LocalDateTime.parse(row.getString(1).replace(' ', 'T'));
            return new Clock(
                    utc.toInstant(ZoneOffset.UTC),
                    LocalDateTime.parse(row.getString(2).replace(' ', 'T')));
        }
    }

    @Override
    void bind(PreparedStatement statement, int index, CursorValue value) throws SQLException {
        DataType type = value.type();
        if (type instanceof DataType.TimestampTz) {
            LocalDateTime utc = LocalDateTime.ofInstant(Instant.parse(value.text()), ZoneOffset.UTC);
            statement.setString(index, utc.toString().replace('T', ' '));
        } else if (type instanceof DataType.Timestamp) {
            statement.setString(index, value.text().replace('T', ' '));
        } else if (type instanceof DataType.Date || type instanceof DataType.Time || type instanceof DataType.Uuid) {
            statement.setString(index, value.text());
        } else {
            super.bind(statement, index, value);
        }
    }

    @Override
    ColumnAppender appender(String column, NativeColumn source, DataType target) {
        if (target instanceof DataType.Date) {
            return (row, i, batch) ->
                    ColumnAppenders.date(column, date(column, target, row.getString(i + 1)), i, batch);
        } else if (target instanceof DataType.Time time) {
            return (row, i, batch) ->
                    ColumnAppenders.time(column, time, time(column, target, row.getString(i + 1)), i, batch);
        } else if (target instanceof DataType.Timestamp timestamp) {
            return (row, i, batch) -> timestamp(column, target, timestamp.precision(), row, i, batch);
        } else if (target instanceof DataType.TimestampTz timestamp) {
            return (row, i, batch) -> timestamp(column, target, timestamp.precision(), row, i, batch);
        } else if (target instanceof DataType.Uuid) {
            return (row, i, batch) -> {
                String text = row.getString(i + 1);
                ColumnAppenders.uuid(text == null ? null : UUID.fromString(text), i, batch);
            };
        }
        return super.appender(column, source, target);
    }

    private void timestamp(String column, DataType type, int precision, ResultSet row, int i, ColumnBatch batch)
            throws SQLException {
        LocalDateTime value = dateTime(column, type, row.getString(i + 1));
        ColumnAppenders.timestamp(column, type, precision, value, i, batch);
    }

    private @Nullable LocalDate date(String column, DataType type, @Nullable String text) {
        if (text == null || isZero(column, type, text)) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ColumnAppenders.outOfRange(column, type, text);
        }
    }

    private static @Nullable LocalTime time(String column, DataType type, @Nullable String text) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            // The type holds spans of up to 838 hours, before midnight too.
            throw ColumnAppenders.outOfRange(column, type, text == null ? "" : text);
        }
    }

    private @Nullable LocalDateTime dateTime(String column, DataType type, @Nullable String text) {
        if (text == null || isZero(column, type, text)) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw ColumnAppenders.outOfRange(column, type, text);
        }
    }

    /** Year, month or day of zero: no calendar has such a day. */
    private boolean isZero(String column, DataType type, String text) {
        boolean zero = text.startsWith("0000") || text.startsWith("-00", 4) || text.startsWith("-00", 7);
        if (zero && !zeroIsNull) {
            throw ColumnAppenders.outOfRange(column, type, text + " (zero_dates: null takes it as null)");
        }
        return zero;
    }
}
