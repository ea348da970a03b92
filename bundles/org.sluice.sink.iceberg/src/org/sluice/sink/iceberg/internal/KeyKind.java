package org.sluice.sink.iceberg.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.iceberg.types.Type;

/** How values of a column stand in a key: as bytes whose unsigned order is the order of the values. */
enum KeyKind {
    /** Booleans, whole numbers, dates and times: 8 bytes, so that a wider type changes nothing. */
    NUMBER,
    /** Decimals: 16 bytes of the unscaled value. */
    DECIMAL,
    /** UUIDs, fixed and binary: as they are; Iceberg's bounds of them are not used. */
    BINARY,
    /** Text: as UTF-8. */
    TEXT;

    static final int DECIMAL_BYTES = 16;

    static KeyKind of(Type type) {
        return switch (type.typeId()) {
            case BOOLEAN, INTEGER, LONG, DATE, TIME, TIMESTAMP, TIMESTAMP_NANO -> NUMBER;
            case DECIMAL -> DECIMAL;
            case STRING -> TEXT;
            case UUID, FIXED, BINARY -> BINARY;
            default -> throw new IllegalArgumentException("A column of type " + type + " cannot be in a key");
        };
    }

    /** Whether bounds of files can be compared with keys. */
    boolean bounded() {
        return this != BINARY;
    }

    /** A bound as Iceberg's conversions give it, in the form of keys. */
    byte[] encode(Object bound) {
        KeyBuffer buffer = new KeyBuffer();
        switch (this) {
            case NUMBER -> buffer.number(number(bound));
            case DECIMAL -> buffer.decimal(((BigDecimal) bound).unscaledValue());
            case TEXT -> buffer.raw(String.valueOf(bound).getBytes(StandardCharsets.UTF_8));
            case BINARY -> buffer.raw(((ByteBuffer) bound).array());
        }
        return buffer.copy();
    }

    private static long number(Object value) {
        return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).longValue();
    }

    /** A value in the form of keys, back as Iceberg's expressions take it; for numbers and text. */
    Object decode(byte[] bytes) {
        return this == NUMBER
                ? (Object) (ByteBuffer.wrap(bytes).getLong() ^ Long.MIN_VALUE)
                : new String(bytes, StandardCharsets.UTF_8);
    }

    static BigInteger unscaled(byte[] bytes) {
        return new BigInteger(bytes);
    }
}
