package org.sluice.publish.hive.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A connection on which one question after the other is asked. Used by one thread. */
final class ThriftConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** A metastore that changes thousands of partitions at once takes its time. */
    private static final Duration ANSWER = Duration.ofMinutes(10);

    private final Socket socket;
    private final ThriftOutput out;
    private final ThriftInput in;
    private int sequence;

    private ThriftConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.out = new ThriftOutput(new BufferedOutputStream(socket.getOutputStream()));
        this.in = new ThriftInput(new BufferedInputStream(socket.getInputStream()));
    }

    static ThriftConnection open(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(CONNECT.toMillis()));
            socket.setSoTimeout(Math.toIntExact(ANSWER.toMillis()));
            return new ThriftConnection(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Calls a method; its result is empty for one that returns nothing.
     *
     * @throws MetastoreRefusal where it throws
     */
    Optional<Object> call(String method, ThriftStruct arguments) throws IOException {
        sequence++;
        out.call(method, sequence, arguments);
        ThriftStruct reply = in.reply(method, sequence);
        for (Map.Entry<Short, Object> field : reply.fields().entrySet()) {
            if (field.getKey() != 0) {
                String message = field.getValue() instanceof ThriftStruct thrown ? thrown.text(1) : "";
                throw new MetastoreRefusal(method, field.getKey(), message);
            }
        }
        Object result = reply.find(0);
        return result == null ? Optional.empty() : Optional.of(result);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Every answer that was asked for has been read.
            return;
        }
    }
}
