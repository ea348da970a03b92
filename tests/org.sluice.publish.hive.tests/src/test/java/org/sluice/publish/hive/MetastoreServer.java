package org.sluice.publish.hive;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Hive metastore in a process of its own, with its data in a Derby database that outlives it. */
final class MetastoreServer implements AutoCloseable {

    /** Where the build puts the metastore's libraries, which must not mix with ours. */
    private static final Path LIBRARIES = Path.of("target", "metastore").toAbsolutePath();

    private final Path home;
    private final int port;
    private Process process;

    private MetastoreServer(Path home, int port) throws IOException {
        this.home = home;
        this.port = port;
        this.process = launch();
    }

    /** The server that most tests share; it ends with the JVM. */
    static MetastoreServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final MetastoreServer SERVER = create();

        private static MetastoreServer create() {
            try {
                MetastoreServer server = start(Files.createTempDirectory("metastore"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-metastore"));
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A server of its own. */
    static MetastoreServer start(Path home) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            MetastoreServer server = new MetastoreServer(home, port);
            server.awaitAnswer();
            return server;
        }
    }

    String uri() {
        return "thrift://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    /** The machine goes down. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** It comes up again, with what it knew. */
    void restart() throws IOException {
        process = launch();
        awaitAnswer();
    }

    private Process launch() throws IOException {
        Path warehouse = Files.createDirectories(home.resolve("warehouse"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                LIBRARIES + File.separator + "*",
                "org.apache.hadoop.hive.metastore.HiveMetaStore",
                "-p",
                Integer.toString(port)));
        List.of(
                        "javax.jdo.option.ConnectionURL=jdbc:derby:" + home.resolve("db") + ";create=true",
                        "metastore.warehouse.dir=" + warehouse,
                        "metastore.warehouse.external.dir=" + warehouse,
                        "metastore.schema.verification=false",
                        "datanucleus.schema.autoCreateAll=true")
                .forEach(setting -> command.addAll(List.of("--hiveconf", setting)));
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve("metastore.log").toFile()))
                .start();
    }

    /** Each try ends when the port refuses or answers; the process that ends ends the waiting. */
    private void awaitAnswer() throws IOException {
        while (process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                awaitEnd();
            }
        }
        throw new IOException("The metastore does not start: " + Files.readString(home.resolve("metastore.log")));
    }

    private void awaitEnd() throws IOException {
        try {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
