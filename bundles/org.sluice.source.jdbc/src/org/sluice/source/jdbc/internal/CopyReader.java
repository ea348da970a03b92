package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;

/**
 * Decodes what {@code COPY .. TO STDOUT (FORMAT binary)} sends. Each message holds whole rows. Used by one thread; the
 * cancellation may break it from another.
 */
final class CopyReader implements BatchReader {

    private static final Logger LOG = LoggerFactory.getLogger(CopyReader.class);
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int FLAGS_AND_EXTENSION = 8;

    private final Schema schema;
    private final int[] widths;
    private final CopyDecoder[] decoders;
    private final BatchLimit limit;
    private final Connection connection;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private final Function<SQLException, SluiceException> failure;
    private final CopyOut copy;
    private byte[] message = {};
    private int position;
    private boolean begun;
    private boolean ended;

    /** What the rows are and how they are taken. */
    record Shape(Schema schema, List<CopyColumn> columns, BatchLimit limit) {}

    CopyReader(
            Connection connection,
            String statement,
            Shape shape,
            Cancellation cancellation,
            Function<SQLException, SluiceException> failure)
            throws SQLException {
        this.connection = connection;
        this.schema = shape.schema();
        this.widths = shape.columns().stream().mapToInt(CopyColumn::width).toArray();
        this.decoders = shape.columns().stream().map(CopyColumn::decoder).toArray(CopyDecoder[]::new);
        this.limit = shape.limit();
        this.cancellation = cancellation;
        this.failure = failure;
        PGConnection server = connection.unwrap(PGConnection.class);
        this.registration = cancellation.onCancel(() -> cancel(server));
        try {
            this.copy = server.getCopyAPI().copyOut(statement);
        } catch (SQLException e) {
            registration.close();
            throw e;
        }
    }

    private static void cancel(PGConnection server) {
        try {
            server.cancelQuery();
        } catch (SQLException e) {
            LOG.debug("The statement could not be cancelled; it stops at the next batch", e);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        cancellation.throwIfCancelled();
        try {
            while (nextRow()) {
                row(batch);
                if (limit.reached(batch)) {
                    return true;
                }
            }
            return batch.rowCount() > 0;
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            throw failure.apply(e);
        }
    }

    /** Whether the position stands at a row. */
    private boolean nextRow() throws SQLException {
        while (!ended) {
            if (position == message.length) {
                receive();
            } else if (!begun) {
                begin();
            } else if (BigEndian.int16(message, position) == -1) {
                finish();
            } else {
                return true;
            }
        }
        return false;
    }

    private void receive() throws SQLException {
        byte[] next = copy.readFromCopy();
        if (next == null) {
            throw malformed("it ends in the middle");
        }
        message = next;
        position = 0;
    }

    private void begin() throws SQLException {
        int length = SIGNATURE.length + FLAGS_AND_EXTENSION;
        if (message.length < length
                || !Arrays.equals(message, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)
                || BigEndian.int32(message, SIGNATURE.length) != 0) {
            throw malformed("it begins with an unknown header");
        }
        position = length + BigEndian.int32(message, length - Integer.BYTES);
        begun = true;
    }

    /** Takes the end of the statement as well, where the server may still report an error. */
    private void finish() throws SQLException {
        while (copy.readFromCopy() != null) {
            LOG.debug("Data after the end of COPY is left out");
        }
        ended = true;
    }

    private void row(ColumnBatch batch) throws SQLException {
        byte[] data = message;
        int at = position;
        if (BigEndian.int16(data, at) != decoders.length) {
            throw malformed("a row has " + BigEndian.int16(data, at) + " columns in place of " + decoders.length);
        }
        at += Short.BYTES;
        for (int i = 0; i < decoders.length; i++) {
            int length = BigEndian.int32(data, at);
            at += Integer.BYTES;
            if (length < 0) {
                batch.column(i).appendNull();
                continue;
            }
            if (widths[i] != 0 && length != widths[i] || length > data.length - at) {
                throw malformed("column " + (i + 1) + " has " + length + " bytes");
            }
            decoders[i].append(data, at, length, i, batch);
            at += length;
        }
        position = at;
        batch.endRow();
    }

    private static SQLException malformed(String what) {
        return new SQLException("the server's COPY data is not what was agreed on: " + what, "08P01");
    }

    @Override
    public void close() {
        registration.close();
        if (!ended) {
            stop();
        }
        Connections.release(connection);
    }

    /** Makes the server stop, and takes what it sent meanwhile. */
    private void stop() {
        try {
            if (copy.isActive()) {
                connection.unwrap(PGConnection.class).cancelQuery();
            }
            while (copy.isActive() && copy.readFromCopy() != null) {
                position = 0;
            }
        } catch (SQLException e) {
            LOG.debug("COPY ended early: {}", e.getMessage());
        }
    }
}
