package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections to the database come from. Thread-safe. */
interface Connections extends AutoCloseable {

    /** A connection outside of a transaction, without auto-commit, that the caller closes. */
    Connection open() throws SQLException;

    @Override
    void close();

    /** What is done in a transaction. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** One transaction: committed when the work is done, rolled back when it fails. */
    default <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = open()) {
            T result;
            try {
                result = work.on(connection);
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
            connection.commit();
            return result;
        }
    }

    private static void rollBack(Connection connection, Exception reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
            reason.addSuppressed(e);
        }
    }
}
