package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.SinkTarget;

/** The tokens of commits, and the lock of each target table. */
final class Ledger {

    private final Connections connections;
    private final OwnTables own;
    private final SinkTarget target;
    private final String lock;
    private final Clock clock;

    /**
     * The ledger of one unit.
     *
     * @param table the target as the database calls it
     */
    Ledger(Connections connections, OwnTables own, SinkTarget target, TableName table, Clock clock) {
        this.connections = connections;
        this.own = own;
        this.target = target;
        this.lock = table.toString().toLowerCase(Locale.ROOT);
        this.clock = clock;
    }

    /** Makes sure that the lock's row is there. */
    void ensureLock() throws SQLException {
        if (!connections.transaction(this::lockExists)) {
            try {
                connections.transaction(this::insertLock);
            } catch (SQLException e) {
                // Another process may have been first.
                if (!connections.transaction(this::lockExists)) {
                    throw e;
                }
            }
        }
    }

    private boolean lockExists(Connection connection) throws SQLException {
        return selectsLock(connection, "");
    }

    private boolean selectsLock(Connection connection, String suffix) throws SQLException {
        String sql = "SELECT target_table FROM " + own.locks() + " WHERE target_table = ?" + suffix;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private int insertLock(Connection connection) throws SQLException {
        String sql = "INSERT INTO " + own.locks() + " (target_table) VALUES (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, lock);
            return statement.executeUpdate();
        }
    }

    /** Waits for every other commit to this table, until the transaction ends. */
    void lock(Connection connection) throws SQLException {
        if (!selectsLock(connection, " FOR UPDATE")) {
            throw new SQLException("The row '" + lock + "' of " + own.locks() + " was deleted");
        }
    }

    /** What a commit wrote down; empty where it does not stand. */
    Optional<CommitOutcome.Committed> find(Connection connection, String commitId) throws SQLException {
        String sql = "SELECT target_table, row_count FROM " + own.commits() + " WHERE unit = ? AND commit_id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, target.unit());
            statement.setString(2, commitId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(committed(commitId, row.getString(1), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    private static CommitOutcome.Committed committed(String commitId, String table, long rows) {
        return new CommitOutcome.Committed(Map.of("commit_id", commitId, "table", table, "rows", Long.toString(rows)));
    }

    CommitOutcome.Committed write(Connection connection, CommitRequest request, TableName table, long rows)
            throws SQLException {
        String sql = "INSERT INTO " + own.commits() + " (commit_id, unit, commit_number, target_table, "
                + "checkpoint_version, checkpoint_position, row_count, committed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, request.commitId());
            statement.setString(2, target.unit());
            statement.setLong(3, lastNumber(connection) + 1);
            statement.setString(4, table.toString());
            statement.setLong(5, request.checkpointVersion());
            statement.setString(6, request.position().isEmpty() ? null : request.position());
            statement.setLong(7, rows);
            statement.setString(8, Stages.text(clock.instant()));
            statement.executeUpdate();
        }
        return committed(request.commitId(), table.toString(), rows);
    }

    private long lastNumber(Connection connection) throws SQLException {
        String sql = "SELECT MAX(commit_number) FROM " + own.commits() + " WHERE unit = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, target.unit());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The newest commit of the unit, with the newest position. */
    Optional<LastCommit> last(Connection connection) throws SQLException {
        String sql = "SELECT commit_id, checkpoint_version, checkpoint_position FROM " + own.commits()
                + " WHERE unit = ? ORDER BY commit_number DESC";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, target.unit());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(last(rows)) : Optional.empty();
            }
        }
    }

    private static LastCommit last(ResultSet rows) throws SQLException {
        String id = rows.getString(1);
        long version = rows.getLong(2);
        Optional<String> position = Optional.ofNullable(rows.getString(3));
        while (position.isEmpty() && rows.next()) {
            position = Optional.ofNullable(rows.getString(3));
        }
        return new LastCommit(id, version, position.orElse(""));
    }

    /** Forgets all but the newest commits of the unit; positions of those that are left reach back far enough. */
    int forgetOld(Connection connection, int keep) throws SQLException {
        String sql = "DELETE FROM " + own.commits() + " WHERE unit = ? AND commit_number <= ?"
                + " AND commit_number < (SELECT newest FROM (SELECT COALESCE(MAX(commit_number), " + Long.MAX_VALUE
                + ") AS newest FROM " + own.commits() + " WHERE unit = ? AND checkpoint_position IS NOT NULL) p)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, target.unit());
            statement.setLong(2, lastNumber(connection) - keep);
            statement.setString(3, target.unit());
            return statement.executeUpdate();
        }
    }
}
