package org.sluice.publish.hive.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads messages in Thrift's binary protocol. */
final class ThriftInput {

    /** What is larger is no answer of a metastore. */
    private static final int MAX_SIZE = 1 << 28;

    private static final int MAX_DEPTH = 64;
    private static final int REPLY = 0x80010002;
    private static final int EXCEPTION = 0x80010003;

    private final DataInputStream in;
    private int depth;

    ThriftInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * The answer to a call: field 0 holds the result, others what the method may throw.
     *
     * @throws MetastoreRefusal where the other side does not know the method, or failed
     */
    ThriftStruct reply(String method, int sequence) throws IOException {
        int kind = in.readInt();
        if (kind != REPLY && kind != EXCEPTION) {
            throw new ThriftException("what answers there does not speak Thrift's binary protocol");
        }
        text();
        int answered = in.readInt();
        ThriftStruct body = struct();
        if (kind == EXCEPTION) {
            throw new MetastoreRefusal(method, MetastoreRefusal.NOT_DECLARED, body.text(1));
        }
        if (answered != sequence) {
            throw new ThriftException("the answer belongs to another question");
        }
        return body;
    }

    private ThriftStruct struct() throws IOException {
        if (++depth > MAX_DEPTH) {
            throw new ThriftException("the answer is nested too deeply");
        }
        ThriftStruct struct = new ThriftStruct();
        for (ThriftType type = type(); type != ThriftType.STOP; type = type()) {
            short field = in.readShort();
            struct.with(field, value(type));
        }
        depth--;
        return struct;
    }

    private ThriftType type() throws IOException {
        return ThriftType.of(in.readByte());
    }

    private Object value(ThriftType type) throws IOException {
        return switch (type) {
            case BOOL -> in.readBoolean();
            case BYTE -> in.readByte();
            case DOUBLE -> in.readDouble();
            case I16 -> in.readShort();
            case I32 -> in.readInt();
            case I64 -> in.readLong();
            case STRING -> text();
            case STRUCT -> struct();
            case MAP -> map();
            case SET, LIST -> list();
            case STOP -> throw new ThriftException("the answer ends too early");
        };
    }

    private int size() throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MAX_SIZE) {
            throw new ThriftException("the answer holds something of the impossible size " + size);
        }
        return size;
    }

    private String text() throws IOException {
        int size = size();
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the connection broke");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<Object> list() throws IOException {
        ThriftType type = type();
        int size = size();
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(type));
        }
        return list;
    }

    private Map<Object, Object> map() throws IOException {
        ThriftType key = type();
        ThriftType value = type();
        int size = size();
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(value(key), value(value));
        }
        return map;
    }
}
