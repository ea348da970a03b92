package org.sluice.sink.jdbc.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.sluice.api.config.EndpointConfig;

/** A MariaDB or MySQL server. Sessions are in UTC, and strict: a value that does not fit is refused, never cut. */
final class MariaDbDatabase extends Database {

    private static final String SQL_MODE =
            "STRICT_ALL_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_VALUE_ON_ZERO,"
                    + "NO_ENGINE_SUBSTITUTION";

    MariaDbDatabase(EndpointConfig endpoint) {
        super(endpoint);
    }

    @Override
    Dialect dialect() {
        return new MariaDbDialect(endpoint().template().startsWith("mysql"));
    }

    @Override
    Driver loadDriver() {
        return new org.mariadb.jdbc.Driver();
    }

    @Override
    String url() {
        return statedUrl().orElseGet(() -> "jdbc:mariadb://" + hostAndPort(3306) + "/" + databaseName());
    }

    @Override
    Properties properties() {
        Properties properties = super.properties();
        properties.setProperty("connectTimeout", Integer.toString(connectSeconds() * 1000));
        properties.setProperty("tinyInt1isBit", "false");
        properties.setProperty("useBulkStmts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    @Override
    Optional<String> initialStatement() {
        return Optional.of("SET time_zone = '+00:00', innodb_lock_wait_timeout = " + lockMillis() / 1000
                + ", sql_mode = '" + SQL_MODE + "'");
    }

    @Override
    boolean unreachable(SQLException e) {
        return e.getErrorCode() == 1049
                || String.valueOf(e.getMessage()).contains("Socket fail to connect")
                || super.unreachable(e);
    }

    @Override
    boolean wrongCredentials(SQLException e) {
        return e.getErrorCode() == 1045 || e.getErrorCode() == 1698 || super.wrongCredentials(e);
    }

    @Override
    boolean denied(SQLException e) {
        return switch (e.getErrorCode()) {
            case 1044, 1142, 1143, 1227, 1370 -> true;
            default -> super.denied(e);
        };
    }

    @Override
    boolean diskFull(SQLException e) {
        return e.getErrorCode() == 1021 || e.getErrorCode() == 1114 || super.diskFull(e);
    }

    @Override
    boolean lockTimeout(SQLException e) {
        return e.getErrorCode() == 1205 || e.getErrorCode() == 1213 || super.lockTimeout(e);
    }
}
