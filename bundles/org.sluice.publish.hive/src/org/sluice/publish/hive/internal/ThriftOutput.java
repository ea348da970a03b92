package org.sluice.publish.hive.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes messages in Thrift's binary protocol.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-binary-protocol.md">Its description</a>
 */
final class ThriftOutput {

    /** The protocol's version with the type of message that asks something. */
    static final int CALL = 0x80010001;

    private final DataOutputStream out;

    ThriftOutput(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    void call(String method, int sequence, ThriftStruct arguments) throws IOException {
        out.writeInt(CALL);
        write(method);
        out.writeInt(sequence);
        write(arguments);
        out.flush();
    }

    private void write(ThriftStruct struct) throws IOException {
        for (Map.Entry<Short, Object> field : struct.fields().entrySet()) {
            out.writeByte(ThriftType.of(field.getValue()).code());
            out.writeShort(field.getKey());
            write(field.getValue());
        }
        out.writeByte(ThriftType.STOP.code());
    }

    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void write(Object value) throws IOException {
        if (value instanceof String text) {
            write(text);
        } else if (value instanceof ThriftStruct struct) {
            write(struct);
        } else if (value instanceof List<?> list) {
            write(list);
        } else if (value instanceof Map<?, ?> map) {
            write(map);
        } else {
            writeNumber(value);
        }
    }

    private void writeNumber(Object value) throws IOException {
        if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Short number) {
            out.writeShort(number);
        } else if (value instanceof Byte number) {
            out.writeByte(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        }
    }

    private void write(List<?> list) throws IOException {
        out.writeByte(typeOfFirst(list).code());
        out.writeInt(list.size());
        for (Object element : list) {
            write(element);
        }
    }

    private void write(Map<?, ?> map) throws IOException {
        out.writeByte(typeOfFirst(map.keySet()).code());
        out.writeByte(typeOfFirst(map.values()).code());
        out.writeInt(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            write(entry.getKey());
            write(entry.getValue());
        }
    }

    /** Nobody asks for the type of no elements. */
    private static ThriftType typeOfFirst(Iterable<?> elements) {
        Iterator<?> iterator = elements.iterator();
        return iterator.hasNext() ? ThriftType.of(iterator.next()) : ThriftType.STRING;
    }
}
