package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;

/** H2. */
final class H2Dialect extends Dialect {

    H2Dialect(EndpointConfig endpoint) {
        super(endpoint);
    }

    @Override
    Driver loadDriver() {
        return new org.h2.Driver();
    }

    @Override
    String url() {
        String url = statedUrl()
                .orElseGet(() -> "jdbc:h2:file:"
                        + endpoint()
                                .options()
                                .find(JdbcOptions.PATH)
                                .orElseThrow(() -> new SluiceException(
                                        ProblemCode.E_INVALID_CONFIG,
                                        "Endpoint '" + endpoint().id() + "' has neither 'path' nor 'url'.",
                                        "Add path: FILE."))
                        + ";IFEXISTS=TRUE");
        // Rows come as they are read; otherwise the whole result is collected first.
        String lazy = with(url, "LAZY_QUERY_EXECUTION", "1");
        // Whoever only reads a file does not rewrite it when he closes it.
        return lazy.startsWith("jdbc:h2:file:") ? with(lazy, "MAX_COMPACT_TIME", "0") : lazy;
    }

    private static String with(String url, String setting, String value) {
        return url.toUpperCase(Locale.ROOT).contains(setting) ? url : url + ";" + setting + "=" + value;
    }

    @Override
    boolean unreachable(SQLException e) {
        return e.getErrorCode() == 90146 || e.getErrorCode() == 90067 || super.unreachable(e);
    }

    @Override
    Set<String> systemSchemas() {
        return Set.of("INFORMATION_SCHEMA");
    }

    @Override
    OptionalLong rowEstimate(Connection connection, String schema, String table) throws SQLException {
        String sql =
                "SELECT row_count_estimate FROM information_schema.tables WHERE table_schema = ? AND table_name = ? "
                        + "AND table_type = 'BASE TABLE'";
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
        return switch (type.replaceAll("[ (].*", "")) {
            case "TINYINT" -> TypeMapping.integer(8);
            case "REAL" -> TypeMapping.to(new DataType.Floating(32));
            case "DOUBLE", "FLOAT" -> TypeMapping.to(new DataType.Floating(64));
            case "DECFLOAT" -> TypeMapping.decimal(0, 0);
            case "UUID" -> TypeMapping.to(new DataType.Uuid());
            case "JSON" -> TypeMapping.to(new DataType.Json());
            case "ENUM", "INTERVAL" -> TypeMapping.text();
            case "TIME" ->
                type.contains("WITH TIME ZONE")
                        ? TypeMapping.refused("a time with a zone; state string to take the database's text")
                        : TypeMapping.to(new DataType.Time(fraction(column)));
            case "TIMESTAMP" ->
                type.contains("WITH TIME ZONE")
                        ? TypeMapping.to(new DataType.TimestampTz(fraction(column)))
                        : TypeMapping.to(new DataType.Timestamp(fraction(column)));
            default -> super.map(column);
        };
    }

    @Override
    String asText(String expression) {
        return "CAST(" + expression + " AS VARCHAR)";
    }

    @Override
    String clockQuery() {
        return "SELECT CURRENT_TIMESTAMP, LOCALTIMESTAMP";
    }
}
