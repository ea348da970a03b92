package org.sluice.sink.jdbc.internal;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** How to reach a database, and what its errors mean. This one is for any that brings a driver. Thread-safe. */
class Database {

    private final EndpointConfig endpoint;
    private @Nullable Driver driver;

    Database(EndpointConfig endpoint) {
        this.endpoint = endpoint;
    }

    static Database of(EndpointConfig endpoint) {
        return switch (endpoint.template()) {
            case "postgresql-sink" -> new PostgresDatabase(endpoint);
            case "mariadb-sink", "mysql-sink" -> new MariaDbDatabase(endpoint);
            case "h2-sink" -> new H2Database(endpoint);
            default -> new Database(endpoint);
        };
    }

    final EndpointConfig endpoint() {
        return endpoint;
    }

    /** What its SQL looks like. */
    Dialect dialect() {
        return new Dialect();
    }

    final synchronized Driver driver() {
        Driver current = driver;
        if (current == null) {
            current = loadDriver();
            driver = current;
        }
        return current;
    }

    Driver loadDriver() {
        return externalDriver(endpoint.options().get(SinkOptions.DRIVER));
    }

    /** A driver that the user brings, in a class loader of its own. */
    private Driver externalDriver(String className) {
        List<String> jars = endpoint.options().find(SinkOptions.DRIVER_JAR).orElse(List.of());
        try {
            ClassLoader own = Database.class.getClassLoader();
            ClassLoader loader = jars.isEmpty() ? own : new URLClassLoader(urls(jars), own);
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

    private URL[] urls(List<String> jars) throws MalformedURLException {
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
        return urls.toArray(URL[]::new);
    }

    String url() {
        return endpoint.options().get(SinkOptions.URL);
    }

    final Optional<String> statedUrl() {
        return endpoint.options().find(SinkOptions.URL);
    }

    final String databaseName() {
        return endpoint.options()
                .find(SinkOptions.DATABASE)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "Endpoint '" + endpoint.id() + "' has neither 'database' nor 'url'.",
                        "Add database: NAME."));
    }

    final String hostAndPort(int usualPort) {
        return endpoint.options().get(SinkOptions.HOST) + ":"
                + endpoint.options().find(SinkOptions.PORT).orElse((long) usualPort);
    }

    /** Where the server is, for messages; never with credentials. */
    final String place() {
        return url().replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
    }

    /** Driver properties; a new object each time. */
    Properties properties() {
        return new Properties();
    }

    final int connectSeconds() {
        return (int)
                Math.max(1, endpoint.options().get(SinkOptions.CONNECT_TIMEOUT).toSeconds());
    }

    final long lockMillis() {
        return Math.max(1000, endpoint.options().get(SinkOptions.LOCK_TIMEOUT).toMillis());
    }

    /** Sets up each new connection. */
    Optional<String> initialStatement() {
        return Optional.empty();
    }

    boolean wrongCredentials(SQLException e) {
        return state(e).startsWith("28");
    }

    /** Not a broken connection, which may come back, but a server that was never there. */
    boolean unreachable(SQLException e) {
        return state(e).matches("08001|08004");
    }

    boolean denied(SQLException e) {
        return state(e).equals("42501");
    }

    boolean diskFull(SQLException e) {
        String words = String.valueOf(e.getMessage());
        return state(e).equals("53100") || words.contains("No space left") || words.contains("no space left");
    }

    boolean lockTimeout(SQLException e) {
        return state(e).matches("55P03|40001|40P01|HYT00");
    }

    static String state(SQLException e) {
        return String.valueOf(e.getSQLState());
    }
}
