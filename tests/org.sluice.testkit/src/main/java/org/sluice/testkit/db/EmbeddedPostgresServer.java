package org.sluice.testkit.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server for tests: one a JVM, stopped when the JVM ends. */
public final class EmbeddedPostgresServer {

    /** A superuser that may log in without a password. */
    public static final String ADMIN = "postgres";

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private EmbeddedPostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server, started at the first call. */
    public static EmbeddedPostgresServer shared() {
        return Holder.SERVER;
    }

    /** The port on the loopback address. */
    public int port() {
        return server.getPort();
    }

    /** The host to connect to. */
    public String host() {
        return "localhost";
    }

    /** An empty database of its own for a test class; returns its name. */
    public String createDatabase(String prefix) throws SQLException {
        String name = prefix + "_" + databases.incrementAndGet();
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
        return name;
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + host() + ":" + port() + "/" + database + "?user=" + ADMIN);
    }

    private static EmbeddedPostgresServer start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-postgres"));
            return new EmbeddedPostgresServer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {
        static final EmbeddedPostgresServer SERVER = start();
    }
}
