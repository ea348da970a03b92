package org.sluice.source.jdbc.internal;

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
import org.slf4j.LoggerFactory;
import org.sluice.api.config.EndpointConfig;

/** Read-only connections of one endpoint. Thread-safe; connects when first asked. */
final class Connections implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final EndpointConfig endpoint;
    private final Dialect dialect;
    private @Nullable HikariDataSource pool;

    Connections(EndpointConfig endpoint, Dialect dialect) {
        this.endpoint = endpoint;
        this.dialect = dialect;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Borrows a connection for some statements. */
    <T> T with(String doing, Work<T> work) {
        try (Connection connection = open()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw Problems.of(endpoint, dialect, doing, e);
        }
    }

    /** A connection that the caller closes. */
    Connection open() throws SQLException {
        try {
            return pool().getConnection();
        } catch (SQLException e) {
            // The pool wraps what the driver said.
            throw e.getCause() instanceof SQLException cause ? cause : e;
        }
    }

    private synchronized HikariDataSource pool() {
        HikariDataSource current = pool;
        if (current == null) {
            connectOnce();
            current = new HikariDataSource(configuration());
            pool = current;
        }
        return current;
    }

    /** A pool retries until its time is up; a wrong password should be said at once. */
    private void connectOnce() {
        try (Connection connection = new DriverSource(dialect, endpoint).getConnection()) {
            connection.isReadOnly();
        } catch (SQLException e) {
            throw Problems.of(endpoint, dialect, "connecting", e);
        }
    }

    private HikariConfig configuration() {
        HikariConfig configuration = new HikariConfig();
        configuration.setDataSource(new DriverSource(dialect, endpoint));
        configuration.setPoolName("sluice-" + endpoint.id());
        configuration.setMaximumPoolSize(
                Math.max(2, endpoint.options().get(JdbcOptions.POOL_SIZE).intValue()));
        configuration.setMinimumIdle(0);
        configuration.setInitializationFailTimeout(-1);
        configuration.setConnectionTimeout(Math.max(
                250, endpoint.options().get(JdbcOptions.CONNECT_TIMEOUT).toMillis()));
        configuration.setReadOnly(dialect.supportsReadOnly());
        dialect.initialStatement().ifPresent(configuration::setConnectionInitSql);
        return configuration;
    }

    /** Gives a connection back, whatever state it is in. */
    static void release(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("The connection is broken already: {}", e.getMessage());
        }
        closeQuietly(connection);
    }

    /** What fails while it is closed has been read or given up; the pool drops a broken connection. */
    static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (SQLException e) {
            LOG.debug("Not closed cleanly: {}", e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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
        private final Dialect dialect;
        private final EndpointConfig endpoint;

        DriverSource(Dialect dialect, EndpointConfig endpoint) {
            this.dialect = dialect;
            this.endpoint = endpoint;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Driver driver = dialect.driver();
            Properties properties = dialect.properties();
            endpoint.options().find(JdbcOptions.USER).ifPresent(user -> properties.setProperty("user", user));
            endpoint.options().find(JdbcOptions.PASSWORD).ifPresent(word -> properties.setProperty("password", word));
            endpoint.options().find(JdbcOptions.PROPERTIES).ifPresent(properties::putAll);
            // Drivers look up their own parts through the thread's class loader.
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(driver.getClass().getClassLoader());
            try {
                Connection connection = driver.connect(dialect.url(), properties);
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
