package org.sluice.source.jdbc.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a PostgreSQL server, as a pooler does, and does not let COPY through: the server is made to raise an
 * error of a given state in its place.
 */
final class RefusingRelay implements AutoCloseable {

    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final String state;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean letsProbesThrough;

    RefusingRelay(String host, int port, String state) throws IOException {
        this.host = host;
        this.port = port;
        this.state = state;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int refused() {
        return refused.get();
    }

    void letProbesThrough() {
        letsProbesThrough = true;
    }

    /** What may fail because the other side has gone. */
    private interface Pump {
        void run() throws IOException;
    }

    private static void start(Pump pump) {
        Thread thread = new Thread(() -> {
            try {
                pump.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket server = new Socket(host, port);
            start(() -> {
                try (server) {
                    server.getInputStream().transferTo(client.getOutputStream());
                } finally {
                    client.close();
                }
            });
            start(() -> {
                try (client) {
                    requests(client.getInputStream(), new DataOutputStream(server.getOutputStream()));
                } finally {
                    server.close();
                }
            });
        }
    }

    private void requests(InputStream from, DataOutputStream to) throws IOException {
        DataInputStream client = new DataInputStream(from);
        int length = client.readInt();
        to.writeInt(length);
        byte[] startup = client.readNBytes(length - Integer.BYTES);
        to.write(startup);
        while (true) {
            int type = client.read();
            if (type < 0) {
                return;
            }
            message(type, client.readNBytes(client.readInt() - Integer.BYTES), to);
        }
    }

    private void message(int type, byte[] body, DataOutputStream to) throws IOException {
        byte[] sent = type == 'Q' && isRefused(new String(body, StandardCharsets.UTF_8)) ? refusal() : body;
        to.write(type);
        to.writeInt(sent.length + Integer.BYTES);
        to.write(sent);
        to.flush();
    }

    private boolean isRefused(String sql) {
        return sql.startsWith("COPY") && !(letsProbesThrough && sql.contains("WHERE false"));
    }

    private byte[] refusal() {
        refused.incrementAndGet();
        String sql = "DO $$ BEGIN RAISE EXCEPTION 'COPY stays outside' USING ERRCODE = '" + state + "'; END $$\0";
        return sql.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
