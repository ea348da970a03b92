package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
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

    private final Schema schema;
    private final ColumnAppender[] appenders;
    private final BatchLimit limit;
    private final Cancellation cancellation;
    private final Cancellation.Registration registration;
    private final Function<SQLException, SluiceException> failure;
    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean ended;

    /** What the rows are and how they are taken. */
    record Shape(Schema schema, List<ColumnAppender> appenders, BatchLimit limit, int fetchSize) {}

    JdbcReader(
            Connection connection,
            PreparedStatement statement,
            Shape shape,
            Cancellation cancellation,
            Function<SQLException, SluiceException> failure)
            throws SQLException {
        this.connection = connection;
        this.statement = statement;
        this.schema = shape.schema();
        this.appenders = shape.appenders().toArray(ColumnAppender[]::new);
        this.limit = shape.limit();
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
                if (limit.reached(batch)) {
                    return true;
                }
            }
            ended = true;
            return batch.rowCount() > 0;
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            throw failure.apply(e);
        }
    }

    @Override
    public void close() {
        registration.close();
        Connections.closeQuietly(rows);
        Connections.closeQuietly(statement);
        Connections.release(connection);
    }
}
