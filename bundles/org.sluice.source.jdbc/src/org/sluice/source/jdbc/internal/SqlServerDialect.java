package org.sluice.source.jdbc.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;

/** SQL Server. */
final class SqlServerDialect extends Dialect {

    SqlServerDialect(EndpointConfig endpoint) {
        super(endpoint);
    }

    @Override
    Driver loadDriver() {
        return new com.microsoft.sqlserver.jdbc.SQLServerDriver();
    }

    @Override
    String url() {
        return statedUrl().orElseGet(() -> "jdbc:sqlserver://" + hostAndPort(1433) + ";databaseName=" + database());
    }

    @Override
    Properties properties() {
        Properties properties = super.properties();
        properties.setProperty("loginTimeout", Integer.toString(connectSeconds()));
        properties.setProperty("applicationName", "sluice");
        return properties;
    }

    @Override
    boolean unreachable(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("08");
    }

    @Override
    boolean wrongCredentials(SQLException e) {
        return e.getErrorCode() == 18456 || super.wrongCredentials(e);
    }

    @Override
    Set<String> systemSchemas() {
        return Set.of("sys", "INFORMATION_SCHEMA", "guest");
    }

    @Override
    String quote(String identifier) {
        return "[" + identifier.replace("]", "]]") + "]";
    }

    @Override
    String asText(String expression) {
        return "CAST(" + expression + " AS NVARCHAR(MAX))";
    }

    @Override
    String limit(String select, long rows) {
        return select.replaceFirst("(?i)^SELECT ", "SELECT TOP (" + rows + ") ");
    }

    @Override
    String clockQuery() {
        return "SELECT SYSDATETIMEOFFSET(), SYSDATETIME()";
    }
}
