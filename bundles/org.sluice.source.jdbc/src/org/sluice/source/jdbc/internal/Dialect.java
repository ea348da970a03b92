package org.sluice.source.jdbc.internal;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;

/** What differs between databases. This one is for any that follows the standard. Thread-safe. */
class Dialect {

    private final EndpointConfig endpoint;
    private @Nullable Driver driver;

    Dialect(EndpointConfig endpoint) {
        this.endpoint = endpoint;
    }

    static Dialect of(EndpointConfig endpoint) {
        return switch (endpoint.template()) {
            case "postgresql" -> new PostgresDialect(endpoint);
            case "mariadb", "mysql" -> new MariaDbDialect(endpoint);
            case "h2" -> new H2Dialect(endpoint);
            case "sqlserver" -> new SqlServerDialect(endpoint);
            case "oracle" -> new OracleDialect(endpoint);
            default -> new Dialect(endpoint);
        };
    }

    final EndpointConfig endpoint() {
        return endpoint;
    }

    // ---- connecting

    final synchronized Driver driver() {
        Driver current = driver;
        if (current == null) {
            current = loadDriver();
            driver = current;
        }
        return current;
    }

    Driver loadDriver() {
        return externalDriver(endpoint.options().get(JdbcOptions.DRIVER));
    }

    /** A driver that the user brings, in a class loader of its own. */
    final Driver externalDriver(String className) {
        List<String> jars = endpoint.options().find(JdbcOptions.DRIVER_JAR).orElse(List.of());
        try {
            List<URL> urls = new ArrayList<>();
            for (String jar : jars) {
                if (!new File(jar).isFile()) {
                    throw new SluiceException(
                            ProblemCode.E_DRIVER_MISSING,
                            "The driver jar " + jar + " of endpoint '" + endpoint.id() + "' does not exist.",
                            "Correct driver_jar.");
                }
                urls.add(new File(jar).toURI().toURL());
            }
            ClassLoader own = Dialect.class.getClassLoader();
            ClassLoader loader = urls.isEmpty() ? own : new URLClassLoader(urls.toArray(URL[]::new), own);
            return (Driver) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException
                | ClassCastException
                | MalformedURLException e) {
            throw new SluiceException(
                    ProblemCode.E_DRIVER_MISSING,
                    "The JDBC driver " + className + " of endpoint '" + endpoint.id() + "' cannot be loaded"
                            + (jars.isEmpty() ? "" : " from " + jars) + ".",
                    "Give the path of the driver's jar in driver_jar.",
                    e);
        }
    }

    String url() {
        return endpoint.options().get(JdbcOptions.URL);
    }

    final Optional<String> statedUrl() {
        return endpoint.options().find(JdbcOptions.URL);
    }

    final String database() {
        return endpoint.options()
                .find(JdbcOptions.DATABASE)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "Endpoint '" + endpoint.id() + "' has neither 'database' nor 'url'.",
                        "Add database: NAME."));
    }

    final String hostAndPort(int usualPort) {
        return endpoint.options().get(JdbcOptions.HOST) + ":"
                + endpoint.options().find(JdbcOptions.PORT).orElse((long) usualPort);
    }

    /** Where the server is, for messages; never with credentials. */
    String place() {
        return url().replaceAll("[?;].*", "");
    }

    /** Driver properties of the dialect; a new object each time. */
    Properties properties() {
        return new Properties();
    }

    final int connectSeconds() {
        return (int)
                Math.max(1, endpoint.options().get(JdbcOptions.CONNECT_TIMEOUT).toSeconds());
    }

    Optional<String> initialStatement() {
        return Optional.empty();
    }

    boolean supportsReadOnly() {
        return true;
    }

    boolean wrongCredentials(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("28");
    }

    /** Not a broken connection, which may come back, but a server that was never there. */
    boolean unreachable(SQLException e) {
        return String.valueOf(e.getSQLState()).matches("08001|08004");
    }

    // ---- catalog

    Set<String> systemSchemas() {
        return Set.of("INFORMATION_SCHEMA", "information_schema", "sys", "SYS", "SYSTEM");
    }

    /** Whether the driver calls a schema a catalog. */
    boolean schemasAreCatalogs() {
        return false;
    }

    /** Rows by the server's own estimate. */
    OptionalLong rowEstimate(Connection connection, String schema, String table) throws SQLException {
        return OptionalLong.empty();
    }

    TypeMapping map(NativeColumn column) {
        return switch (column.jdbcType()) {
            case Types.BOOLEAN, Types.BIT -> TypeMapping.to(new DataType.Bool());
            case Types.TINYINT, Types.SMALLINT -> TypeMapping.integer(16);
            case Types.INTEGER -> TypeMapping.integer(32);
            case Types.BIGINT -> TypeMapping.integer(64);
            case Types.REAL -> TypeMapping.to(new DataType.Floating(32));
            case Types.FLOAT, Types.DOUBLE -> TypeMapping.to(new DataType.Floating(64));
            case Types.NUMERIC, Types.DECIMAL -> TypeMapping.decimal(column.size(), column.digits());
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> TypeMapping.text();
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                TypeMapping.to(new DataType.Binary());
            case Types.DATE -> TypeMapping.to(new DataType.Date());
            case Types.TIME -> TypeMapping.to(new DataType.Time(fraction(column)));
            case Types.TIMESTAMP -> TypeMapping.to(new DataType.Timestamp(fraction(column)));
            case Types.TIMESTAMP_WITH_TIMEZONE -> TypeMapping.to(new DataType.TimestampTz(fraction(column)));
            default ->
                TypeMapping.refused("the type " + column.typeName()
                        + " has no lossless type here; state string to take the database's text, or leave it out");
        };
    }

    static int fraction(NativeColumn column) {
        return Math.max(0, Math.min(9, column.digits()));
    }

    // ---- statements

    String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    final String qualified(String schema, String table) {
        return schema.isEmpty() ? quote(table) : quote(schema) + "." + quote(table);
    }

    /** The column as the database's own text. */
    String asText(String expression) {
        return "CAST(" + expression + " AS VARCHAR(4000))";
    }

    /** The column as JSON text. */
    String asJson(String expression, NativeColumn column) {
        return asText(expression);
    }

    String limit(String select, long rows) {
        return select + " FETCH FIRST " + rows + " ROWS ONLY";
    }

    String skip(String orderedSelect, long rows) {
        return orderedSelect + " OFFSET " + rows + " ROWS FETCH NEXT 1 ROWS ONLY";
    }

    /** The server's clock, as an instant and as its own wall shows it. */
    record Clock(Instant instant, LocalDateTime wall) {}

    Clock clock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(clockQuery())) {
            row.next();
            return new Clock(
                    row.getTimestamp(1).toInstant(), row.getTimestamp(2).toLocalDateTime());
        }
    }

    String clockQuery() {
        return "SELECT CURRENT_TIMESTAMP, CURRENT_TIMESTAMP";
    }

    void bind(PreparedStatement statement, int index, CursorValue value) throws SQLException {
        DataType type = value.type();
        String text = value.text();
        if (type instanceof DataType.Int) {
            statement.setLong(index, Long.parseLong(text));
        } else if (type instanceof DataType.Decimal) {
            statement.setBigDecimal(index, new java.math.BigDecimal(text));
        } else if (type instanceof DataType.Date) {
            statement.setObject(index, LocalDate.parse(text));
        } else if (type instanceof DataType.Time) {
            statement.setObject(index, LocalTime.parse(text));
        } else if (type instanceof DataType.Timestamp) {
            statement.setObject(index, LocalDateTime.parse(text));
        } else if (type instanceof DataType.TimestampTz) {
            statement.setObject(index, Instant.parse(text).atOffset(ZoneOffset.UTC));
        } else if (type instanceof DataType.Uuid) {
            statement.setObject(index, UUID.fromString(text));
        } else {
            statement.setString(index, text);
        }
    }

    /** A value in place of a parameter. */
    String literal(CursorValue value) {
        boolean plain = value.type() instanceof DataType.Int || value.type() instanceof DataType.Decimal;
        return plain ? value.text() : "'" + value.text().replace("'", "''") + "'";
    }

    /** How the values of a type are taken from a result set. */
    ColumnAppender appender(String column, NativeColumn source, DataType target) {
        boolean whole =
                map(source).type().filter(DataType.Int.class::isInstance).isPresent();
        return target instanceof DataType.Int integer && !whole
                ? ColumnAppenders.exactInteger(column, integer)
                : ColumnAppenders.standard(column, target);
    }

    // ---- reading

    /** A way to read slices that beats a cursor, where the database has one and the endpoint does not forbid it. */
    Optional<FastPath> fastPath() {
        return Optional.empty();
    }

    /** Called on a new connection before the statement that reads a slice. */
    void beginRead(Connection connection, Optional<String> snapshot) throws SQLException {
        connection.setAutoCommit(false);
    }

    /** Keeps a snapshot alive on the connection and names it. */
    Optional<String> exportSnapshot(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /** What users should know of how slices see the data. */
    Optional<String> snapshotNote() {
        return Optional.of("Each slice sees the data as of its own start: this database shares no snapshot.");
    }

    /** Slices by the place of rows in the table's file, where the database has such a thing. */
    Optional<PageRanges> pageRanges() {
        return Optional.empty();
    }

    /** Slices by pages of the table's file. */
    interface PageRanges {

        /** How many pages a plain table has; empty for views and the like. */
        OptionalLong pages(Connection connection, String schema, String table) throws SQLException;

        /** A condition for the pages in {@code [from, to)}, without upper end where {@code to} is negative. */
        String condition(long from, long to);

        /** A text that changes when rows may have moved. */
        String version(Connection connection, String schema, String table) throws SQLException;
    }
}
