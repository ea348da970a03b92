package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;

/** Streams the rows of one statement. Used by one thread; the cancellation may break it from another. */
final class JdbcReader implements BatchReader {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcReader.class);

    /** How often the size of a batch is looked at. */
    private static final int CHECK_ROWS = 64;

    private final Schema schema;
    private final ColumnAppender[] appenders;
    private final long batchBytes;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private final Failure failure;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean ended;

    /** Makes an exception of what the driver said. */
    interface Failure {
        SluiceException of(SQLException e);
    }

    /** What the rows are and how they are taken. */
    record Shape(Schema schema, List<ColumnAppender> appenders, long batchBytes, int fetchSize) {}

    JdbcReader(
            Connection connection, PreparedStatement statement, Shape shape, Cancellation cancellation, Failure failure)
            throws SQLException {
        this.connection = connection;
        this.statement = statement;
        this.schema = shape.schema();
        this.appenders = shape.appenders().toArray(ColumnAppender[]::new);
        this.batchBytes = shape.batchBytes();
        this.cancellation = cancellation;
        this.failure = failure;
        statement.setFetchSize(shape.fetchSize());
        this.registration = cancellation.onCancel(this::cancel);
        try {
            this.rows = statement.executeQuery();
        } catch (SQLException e) {
            registration.close();
            throw e;
        }
    }

    private void cancel() {
        try {
            statement.cancel();
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
        if (ended) {
            return false;
        }
        try {
            while (rows.next()) {
                for (int i = 0; i < appenders.length; i++) {
                    appenders[i].append(rows, i, batch);
                }
                batch.endRow();
                if (batch.rowCount() % CHECK_ROWS == 0 && batch.sizeInBytes() >= batchBytes) {
                    return true;
                }
            }
            ended = true;
            return batch.rowCount() > 0;
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            throw failure.of(e);
        }
    }

    @Override
    public void close() {
        registration.close();
        closeQuietly(rows);
        closeQuietly(statement);
        rollback(connection);
        closeQuietly(connection);
    }

    private static void rollback(Connection connection) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("The connection is broken already: {}", e.getMessage());
        }
    }

    /** What fails while it is closed has been read or given up; the pool drops a broken connection. */
    static void closeQuietly(AutoCloseable closeable) {
        Optional<Exception> failed = Optional.empty();
        try {
            closeable.close();
        } catch (SQLException e) {
            failed = Optional.of(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        failed.ifPresent(e -> LOG.debug("Not closed cleanly: {}", e.getMessage()));
    }
}
