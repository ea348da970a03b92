package org.sluice.source.jdbc.internal;

import java.math.BigDecimal;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;

/** Decoders of PostgreSQL's binary forms, but for numbers with a point and times. */
final class CopyDecoders {

    private static final int JSONB_VERSION = 1;

    private CopyDecoders() {}

    static CopyDecoder bool() {
        return (data, at, length, i, batch) -> batch.ints(i).append(data[at] == 0 ? 0 : 1);
    }

    static CopyDecoder int16(String column, DataType type) {
        return type.equals(new DataType.Int(16)) || type.equals(new DataType.Int(32))
                ? (data, at, length, i, batch) -> batch.ints(i).append(BigEndian.int16(data, at))
                : (data, at, length, i, batch) -> append(column, type, BigEndian.int16(data, at), i, batch);
    }

    static CopyDecoder int32(String column, DataType type) {
        return type.equals(new DataType.Int(32))
                ? (data, at, length, i, batch) -> batch.ints(i).append(BigEndian.int32(data, at))
                : (data, at, length, i, batch) -> append(column, type, BigEndian.int32(data, at), i, batch);
    }

    static CopyDecoder int64(String column, DataType type) {
        return type.equals(new DataType.Int(64))
                ? (data, at, length, i, batch) -> batch.longs(i).append(BigEndian.int64(data, at))
                : (data, at, length, i, batch) -> append(column, type, BigEndian.int64(data, at), i, batch);
    }

    static CopyDecoder unsigned32(String column, DataType type) {
        return (data, at, length, i, batch) ->
                append(column, type, Integer.toUnsignedLong(BigEndian.int32(data, at)), i, batch);
    }

    private static void append(String column, DataType type, long value, int i, ColumnBatch batch) {
        if (type instanceof DataType.Int integer) {
            ColumnAppenders.appendInteger(column, integer, value, i, batch);
        } else {
            // Rare: an integer column that the unit states as decimal.
            ColumnAppenders.appendDecimal(column, (DataType.Decimal) type, BigDecimal.valueOf(value), i, batch);
        }
    }

    static CopyDecoder float32() {
        return (data, at, length, i, batch) -> batch.doubles(i).append(Float.intBitsToFloat(BigEndian.int32(data, at)));
    }

    static CopyDecoder float64() {
        return (data, at, length, i, batch) ->
                batch.doubles(i).append(Double.longBitsToDouble(BigEndian.int64(data, at)));
    }

    static CopyDecoder bytes() {
        return (data, at, length, i, batch) -> batch.bytes(i).append(data, at, length);
    }

    /** A version and the text. */
    static CopyDecoder jsonb() {
        return (data, at, length, i, batch) -> {
            if (length < 1 || data[at] != JSONB_VERSION) {
                throw new SluiceException(
                        ProblemCode.E_SOURCE_READ_FAILED,
                        "The server sends jsonb in a binary form that is not known here.",
                        "Set read_path: cursor at the endpoint.");
            }
            batch.bytes(i).append(data, at + 1, length - 1);
        };
    }
}
