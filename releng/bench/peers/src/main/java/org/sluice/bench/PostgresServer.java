package org.sluice.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL server from the binaries of Maven Central, for as long as this process runs. */
final class PostgresServer implements AutoCloseable {

    private static final String BINARIES = "/postgres-linux-x86_64.txz";

    private final Path home;
    private final Path data;
    private final int port;

    private PostgresServer(Path home, Path data, int port) {
        this.home = home;
        this.data = data;
        this.port = port;
    }

    static PostgresServer start(Path home, Path data) throws IOException, InterruptedException {
        unpack(home);
        PostgresServer server = new PostgresServer(home, data, freePort());
        server.call("initdb", "-D", data.toString(), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C", "-N");
        Files.writeString(data.resolve("postgresql.auto.conf"), settings(server.port, data));
        server.call(
                "pg_ctl", "-D", data.toString(), "-w", "-l", data.resolve("log").toString(), "start");
        return server;
    }

    private static String settings(int port, Path data) {
        return """
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = '%s'
                shared_buffers = 1GB
                max_wal_size = 8GB
                checkpoint_timeout = 1h
                autovacuum = off
                jit = off
                """
                .formatted(port, data);
    }

    private static void unpack(Path home) throws IOException, InterruptedException {
        if (Files.exists(home.resolve("bin/postgres"))) {
            return;
        }
        Files.createDirectories(home);
        Path archive = home.resolve("binaries.tar");
        try (InputStream packed = PostgresServer.class.getResourceAsStream(BINARIES)) {
            Files.copy(new XZInputStream(packed), archive);
        }
        run(List.of("tar", "-xf", archive.toString(), "-C", home.toString()));
        Files.delete(archive);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The server refuses to run as root; a name space of its own makes it somebody else. */
    private void call(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(command + " ended with " + exit + ": " + Files.readString(output));
        }
        Files.delete(output);
    }

    int port() {
        return port;
    }

    String url() {
        return url("postgres");
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=bench";
    }

    /** Makes an empty table of the same shape, with its key, in another database. */
    void copyShape(String table, String database) throws SQLException {
        StringBuilder columns = new StringBuilder();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT format('%I %s NOT NULL, ', attname,"
                        + " format_type(atttypid, atttypmod)) FROM pg_attribute WHERE attnum > 0 AND attrelid = '"
                        + table + "'::regclass ORDER BY attnum")) {
            while (rows.next()) {
                columns.append(rows.getString(1));
            }
        }
        try (Connection connection = DriverManager.getConnection(url(database));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (" + columns + "PRIMARY KEY (l_orderkey, l_linenumber))");
        }
    }

    /** Runs statements of a resource, each ending with a semicolon at the end of a line. */
    void script(String resource, long orders) throws IOException, SQLException {
        try (InputStream in = PostgresServer.class.getResourceAsStream(resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            execute(text.replace("${orders}", Long.toString(orders)).split(";\n"));
        }
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        call("pg_ctl", "-D", data.toString(), "-m", "fast", "stop");
    }
}
