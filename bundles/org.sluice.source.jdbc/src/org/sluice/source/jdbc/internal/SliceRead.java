package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;

/**
 * Opens a slice: by the dialect's fast path where it has one that the server takes, and with a cursor otherwise.
 *
 * @param snapshot the name of the one to see, where the source holds one
 */
record SliceRead(
        Dialect dialect, ReadRequest request, Slice slice, Optional<String> snapshot, Cancellation cancellation) {

    BatchReader open(Connections connections) {
        cancellation.throwIfCancelled();
        Function<SQLException, SluiceException> failure = e -> Problems.of(
                dialect.endpoint(), dialect, "reading " + request.dataset() + ", slice " + slice.index(), e);
        try {
            return open(connections.open(), failure);
        } catch (SQLException e) {
            if (cancellation.isCancelled()) {
                throw new CancelledException();
            }
            throw failure.apply(e);
        }
    }

    private BatchReader open(Connection connection, Function<SQLException, SluiceException> failure)
            throws SQLException {
        try {
            dialect.beginRead(connection, snapshot);
            SliceQuery query = SliceQuery.of(dialect, connection, request, slice);
            Optional<BatchReader> fast = fast(connection, query, failure);
            return fast.isPresent() ? fast.get() : cursor(connection, query, failure);
        } catch (SQLException | RuntimeException e) {
            Connections.release(connection);
            throw e;
        }
    }

    private Optional<BatchReader> fast(
            Connection connection, SliceQuery query, Function<SQLException, SluiceException> failure)
            throws SQLException {
        Optional<FastPath> path = dialect.fastPath();
        if (path.isEmpty() || path.get().obstacle(connection, query).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(path.get().open(connection, query, cancellation, failure));
        } catch (SQLException e) {
            if (cancellation.isCancelled() || !path.get().isRefused(query, e)) {
                throw e;
            }
            // The refusal ended the transaction, and with it the view of the snapshot.
            connection.rollback();
            dialect.beginRead(connection, snapshot);
            return Optional.empty();
        }
    }

    private BatchReader cursor(Connection connection, SliceQuery query, Function<SQLException, SluiceException> failure)
            throws SQLException {
        JdbcReader.Shape shape = new JdbcReader.Shape(
                query.selection().schema(),
                query.selection().columns().stream()
                        .map(column -> dialect.appender(column.source().name(), column.source(), column.type()))
                        .toList(),
                new BatchLimit(request.batchBytes()),
                dialect.endpoint().options().get(JdbcOptions.FETCH_SIZE).intValue());
        PreparedStatement statement = query.prepare(connection);
        return new JdbcReader(connection, statement, shape, cancellation, failure);
    }
}
