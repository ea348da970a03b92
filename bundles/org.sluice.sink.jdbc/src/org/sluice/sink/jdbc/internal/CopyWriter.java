package org.sluice.sink.jdbc.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;

/** Streams rows into a PostgreSQL table, in the format of {@code COPY .. (FORMAT binary)}. */
final class CopyWriter implements RowWriter {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BLOCK = 1 << 18;

    private final CopyIn copy;
    private final StageTable stage;
    private final List<DataType> types;
    private final Refusals refusals;
    private final CopyBuffer out = new CopyBuffer(BLOCK + (BLOCK >> 2));
    private CopyEncoders.Encoder @Nullable [] encoders;
    private long rows;
    private long bytes;

    private CopyWriter(CopyIn copy, StageTable stage, Schema schema) {
        this.copy = copy;
        this.stage = stage;
        this.types = schema.fields().stream().map(field -> field.type()).toList();
        this.refusals = new Refusals(schema, stage.slice());
        out.putBytes(SIGNATURE, 0, SIGNATURE.length);
        out.putInt(0);
        out.putInt(0);
    }

    static CopyWriter open(Connection connection, StageTable stage, Schema schema) throws SQLException {
        String sql = "COPY " + stage.sql() + " (" + String.join(", ", stage.columns(schema))
                + ") FROM STDIN (FORMAT binary)";
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        return new CopyWriter(copy, stage, schema);
    }

    @Override
    public void write(ColumnBatch batch) throws SQLException {
        CopyEncoders.Encoder[] columns = encodersOf(batch);
        try {
            for (int row = 0; row < batch.rowCount(); row++) {
                encode(batch, columns, row);
                if (out.size() >= BLOCK) {
                    flush();
                }
            }
        } catch (SQLException e) {
            throw refusals.of(e);
        }
    }

    private CopyEncoders.Encoder[] encodersOf(ColumnBatch batch) {
        CopyEncoders.Encoder[] current = encoders;
        if (current == null) {
            current = new CopyEncoders.Encoder[types.size()];
            for (int i = 0; i < current.length; i++) {
                current[i] = CopyEncoders.of(batch.column(i), types.get(i));
            }
            encoders = current;
        }
        return current;
    }

    private void encode(ColumnBatch batch, CopyEncoders.Encoder[] columns, int row) {
        out.putShort(columns.length + (stage.numbered() ? 1 : 0));
        for (int i = 0; i < columns.length; i++) {
            ColumnVector column = batch.column(i);
            if (column.isNull(row)) {
                out.putInt(-1);
            } else {
                encode(columns[i], row, i);
            }
        }
        if (stage.numbered()) {
            out.putInt(Long.BYTES);
            out.putLong(rows);
        }
        rows++;
    }

    private void encode(CopyEncoders.Encoder encoder, int row, int column) {
        try {
            encoder.encode(row, out);
        } catch (UnfitValue e) {
            throw refusals.of(e, column, rows);
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(out.data(), 0, out.size());
        bytes += out.size();
        out.clear();
    }

    @Override
    public long finish() throws SQLException {
        try {
            out.putShort(-1);
            flush();
            long copied = copy.endCopy();
            if (copied != rows) {
                throw new SQLException(copied + " rows arrived instead of " + rows);
            }
            return bytes;
        } catch (SQLException e) {
            throw refusals.of(e);
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
