package org.sluice.sink.jdbc.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.EndpointConfig;

/** Connections of one endpoint. Thread-safe; connects when first asked. */
final class Pool implements Connections {

    private final EndpointConfig endpoint;
    private final Database database;
    private @Nullable HikariDataSource pool;

    Pool(EndpointConfig endpoint, Database database) {
        this.endpoint = endpoint;
        this.database = database;
    }

    @Override
    public Connection open() throws SQLException {
        try {
            return pool().getConnection();
        } catch (SQLException e) {
            // The pool wraps what the driver said.
            throw e.getCause() instanceof SQLException cause ? cause : e;
        }
    }

    private synchronized HikariDataSource pool() throws SQLException {
        HikariDataSource current = pool;
        if (current == null) {
            connectOnce();
            current = new HikariDataSource(configuration());
            pool = current;
        }
        return current;
    }

    /** A pool retries until its time is up; a wrong password should be said at once. */
    private void connectOnce() throws SQLException {
        try (Connection connection = new DriverSource(database).getConnection()) {
            connection.isReadOnly();
        }
    }

    private HikariConfig configuration() {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSource(new DriverSource(database));
        configuration.setPoolName("sluice-" + endpoint.id());
        configuration.setMaximumPoolSize(
                Math.max(2, endpoint.options().get(SinkOptions.POOL_SIZE).intValue()));
        configuration.setMinimumIdle(0);
        configuration.setInitializationFailTimeout(-1);
        configuration.setConnectionTimeout(database.lockMillis());
        configuration.setAutoCommit(false);
        configuration.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        database.initialStatement().ifPresent(configuration::setConnectionInitSql);
        return configuration;
    }

    @Override
    public synchronized void close() {
        HikariDataSource current = pool;
        pool = null;
        if (current != null) {
            current.close();
        }
    }

    /** Asks the endpoint's own driver; the driver manager knows only drivers of one class loader. */
    @NonNullByDefault({})
    private static final class DriverSource implements DataSource {
        private final Database database;

        DriverSource(Database database) {
            this.database = database;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Driver driver = database.driver();
            Properties properties = database.properties();
            EndpointConfig endpoint = database.endpoint();
            endpoint.options().find(SinkOptions.USER).ifPresent(user -> properties.setProperty("user", user));
            endpoint.options().find(SinkOptions.PASSWORD).ifPresent(word -> properties.setProperty("password", word));
            endpoint.options().find(SinkOptions.PROPERTIES).ifPresent(properties::putAll);
            // Drivers look up their own parts through the thread's class loader.
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(driver.getClass().getClassLoader());
            try {
                Connection connection = driver.connect(database.url(), properties);
                if (connection == null) {
                    throw new SQLException(
                            "The driver " + driver.getClass().getName() + " does not know this URL", "08001");
                }
                return connection;
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            // Drivers log through their own loggers.
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // Stands in the driver's properties.
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("Nothing is wrapped");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
