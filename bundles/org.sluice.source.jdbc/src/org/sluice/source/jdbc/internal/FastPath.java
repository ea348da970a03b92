package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.SluiceException;

/** A way to read slices that is faster than a result set. Thread-safe. */
interface FastPath {

    /** Asks the server, once, whether it has this way at all; on a connection that commits by itself. */
    void probe(Connection connection) throws SQLException;

    /** Why a slice is read with a cursor all the same, as far as is known; empty when nothing stands against this way. */
    Optional<String> obstacle(Connection connection, SliceQuery query) throws SQLException;

    /** The statement that reads the slice. */
    String statement(Connection connection, SliceQuery query) throws SQLException;

    /** Reads the slice; the reader owns the connection from then on. */
    BatchReader open(
            Connection connection,
            SliceQuery query,
            Cancellation cancellation,
            Function<SQLException, SluiceException> failure)
            throws SQLException;

    /** Whether the server refuses this way, and a cursor should be tried; remembers it, and logs it the first time. */
    boolean isRefused(SliceQuery query, SQLException e);
}
