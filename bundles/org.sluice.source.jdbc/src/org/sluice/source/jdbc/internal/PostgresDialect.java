package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;

/** PostgreSQL: slices share an exported snapshot, and plain tables are cut by the pages of their file. */
final class PostgresDialect extends Dialect {

    private final Optional<FastPath> fastPath;

    PostgresDialect(EndpointConfig endpoint) {
        super(endpoint);
        String path = endpoint.options().get(JdbcOptions.READ_PATH);
        this.fastPath = path.equals(JdbcOptions.CURSOR)
                ? Optional.empty()
                : Optional.of(new CopyPath(endpoint.id(), path.equals(JdbcOptions.COPY)));
    }

    @Override
    Driver loadDriver() {
        return new org.postgresql.Driver();
    }

    @Override
    String url() {
        return statedUrl().orElseGet(() -> "jdbc:postgresql://" + hostAndPort(5432) + "/" + database());
    }

    @Override
    Properties properties() {
        Properties properties = super.properties();
        properties.setProperty("ApplicationName", "sluice");
        properties.setProperty("connectTimeout", Integer.toString(connectSeconds()));
        properties.setProperty("loginTimeout", Integer.toString(connectSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    @Override
    boolean unreachable(SQLException e) {
        return String.valueOf(e.getSQLState()).matches("08001|08004|3D000")
                || "08006".equals(e.getSQLState())
                        && String.valueOf(e.getMessage()).contains("connection attempt");
    }

    @Override
    Set<String> systemSchemas() {
        return Set.of("pg_catalog", "information_schema", "pg_toast");
    }

    @Override
    OptionalLong rowEstimate(Connection connection, String schema, String table) throws SQLException {
        String sql = "SELECT reltuples::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                + "WHERE n.nspname = ? AND c.relname = ? AND c.reltuples >= 0";
        return number(connection, sql, schema, table);
    }

    private static OptionalLong number(Connection connection, String sql, String schema, String table)
            throws SQLException {
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
        String type = column.typeName();
        if (type.startsWith("_")) {
            return TypeMapping.refused("an array; state json to take it as JSON, or string for the database's text");
        }
        return switch (type) {
            case "bool" -> TypeMapping.to(new DataType.Bool());
            case "int2", "smallserial" -> TypeMapping.integer(16);
            case "int4", "serial" -> TypeMapping.integer(32);
            case "int8", "bigserial", "oid" -> TypeMapping.integer(64);
            case "float4" -> TypeMapping.to(new DataType.Floating(32));
            case "float8" -> TypeMapping.to(new DataType.Floating(64));
            case "numeric" -> TypeMapping.decimal(column.size() > 1000 ? 0 : column.size(), column.digits());
            case "text",
                    "varchar",
                    "bpchar",
                    "char",
                    "name",
                    "citext",
                    "xml",
                    "inet",
                    "cidr",
                    "macaddr",
                    "macaddr8",
                    "bit",
                    "varbit",
                    "tsvector",
                    "tsquery",
                    "hstore",
                    "pg_lsn",
                    "ltree" -> TypeMapping.text();
            case "bytea" -> TypeMapping.to(new DataType.Binary());
            case "date" -> TypeMapping.to(new DataType.Date());
            case "time" -> TypeMapping.to(new DataType.Time(fraction(column)));
            case "timestamp" -> TypeMapping.to(new DataType.Timestamp(fraction(column)));
            case "timestamptz" -> TypeMapping.to(new DataType.TimestampTz(fraction(column)));
            case "uuid" -> TypeMapping.to(new DataType.Uuid());
            case "json", "jsonb" -> TypeMapping.to(new DataType.Json());
            default -> other(column);
        };
    }

    private static TypeMapping other(NativeColumn column) {
        // The driver gives enumerations as VARCHAR, domains as DISTINCT, composites as STRUCT.
        if (column.jdbcType() == java.sql.Types.VARCHAR) {
            return TypeMapping.text();
        }
        return TypeMapping.refused(
                "the type " + column.typeName()
                        + " has no lossless type here; state string to take the database's text, or json where it has that form");
    }

    @Override
    String asText(String expression) {
        return "(" + expression + ")::text";
    }

    @Override
    String asJson(String expression, NativeColumn column) {
        return column.typeName().startsWith("json") ? asText(expression) : "to_json(" + expression + ")::text";
    }

    @Override
    String clockQuery() {
        return "SELECT CURRENT_TIMESTAMP, LOCALTIMESTAMP";
    }

    @Override
    String literal(CursorValue value) {
        return PostgresLiterals.of(value);
    }

    @Override
    ColumnAppender appender(String column, NativeColumn source, DataType target) {
        ColumnAppender usual = super.appender(column, source, target);
        boolean dated = target instanceof DataType.Date
                || target instanceof DataType.Timestamp
                || target instanceof DataType.TimestampTz;
        return dated ? BeforeChrist.leapDays(column, target, usual) : usual;
    }

    @Override
    Optional<FastPath> fastPath() {
        return fastPath;
    }

    @Override
    void beginRead(Connection connection, Optional<String> snapshot) throws SQLException {
        // Without this the driver ignores the fetch size and takes the whole result into memory.
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        if (snapshot.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot.get().replace("'", "''") + "'");
            }
        }
    }

    @Override
    Optional<String> exportSnapshot(Connection connection) throws SQLException {
        beginRead(connection, Optional.empty());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_export_snapshot()")) {
            row.next();
            return Optional.of(row.getString(1));
        }
    }

    @Override
    Optional<String> snapshotNote() {
        return Optional.empty();
    }

    @Override
    Optional<PageRanges> pageRanges() {
        return Optional.of(new CtidRanges());
    }

    private static final class CtidRanges implements PageRanges {

        @Override
        public OptionalLong pages(Connection connection, String schema, String table) throws SQLException {
            if (connection.getMetaData().getDatabaseMajorVersion() < 14) {
                // Earlier servers read the whole table for each range.
                return OptionalLong.empty();
            }
            String sql = "SELECT pg_relation_size(c.oid) / current_setting('block_size')::int FROM pg_class c "
                    + "JOIN pg_namespace n ON n.oid = c.relnamespace "
                    + "WHERE n.nspname = ? AND c.relname = ? AND c.relkind = 'r'";
            return number(connection, sql, schema, table);
        }

        @Override
        public String condition(long from, long to) {
            String lower = "ctid >= '(" + from + ",0)'::tid";
            return to < 0 ? lower : lower + " AND ctid < '(" + to + ",0)'::tid";
        }

        @Override
        public String version(Connection connection, String schema, String table) throws SQLException {
            String sql = "SELECT c.relfilenode || ':' || coalesce(s.n_tup_ins + s.n_tup_upd + s.n_tup_del, 0) "
                    + "|| ':' || pg_relation_size(c.oid) FROM pg_class c "
                    + "JOIN pg_namespace n ON n.oid = c.relnamespace "
                    + "LEFT JOIN pg_stat_all_tables s ON s.relid = c.oid WHERE n.nspname = ? AND c.relname = ?";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, schema);
                statement.setString(2, table);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getString(1) : "";
                }
            }
        }
    }
}
