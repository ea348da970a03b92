package org.sluice.sink.jdbc.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.sluice.api.config.EndpointConfig;

/** A PostgreSQL server. */
final class PostgresDatabase extends Database {

    PostgresDatabase(EndpointConfig endpoint) {
        super(endpoint);
    }

    @Override
    Dialect dialect() {
        return new PostgresDialect();
    }

    @Override
    Driver loadDriver() {
        return new org.postgresql.Driver();
    }

    @Override
    String url() {
        return statedUrl().orElseGet(() -> "jdbc:postgresql://" + hostAndPort(5432) + "/" + databaseName());
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
    Optional<String> initialStatement() {
        return Optional.of("SET lock_timeout = " + lockMillis());
    }

    @Override
    boolean unreachable(SQLException e) {
        return state(e).matches("08001|08004|3D000")
                || state(e).equals("08006") && String.valueOf(e.getMessage()).contains("connection attempt");
    }
}
