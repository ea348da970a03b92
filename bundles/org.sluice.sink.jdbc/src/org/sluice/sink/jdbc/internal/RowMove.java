package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;

/** Moves staged rows into the target. */
record RowMove(Dialect dialect, SinkTarget target, TargetTable.Plan plan, Optional<Integer> deletedColumn) {

    /** The class of SQL states that tells of it. */
    private static final String CONSTRAINT_VIOLATED = "23";

    /**
     * A staged slice.
     *
     * @param table where it stands
     * @param rows how many rows it has
     * @param distinct whether no two of them have one key, as far as that is known
     */
    record Staged(StageTable table, long rows, boolean distinct) {}

    void move(Connection connection, List<Staged> slices) throws SQLException {
        switch (target.mode()) {
            case MERGE -> merge(connection, slices);
            case OVERWRITE -> {
                OwnTables.execute(connection, "DELETE FROM " + table());
                append(connection, slices);
            }
            default -> append(connection, slices);
        }
    }

    /** Ends a table that is new. */
    private void complete(Connection connection) throws SQLException {
        for (String change : plan.completion()) {
            OwnTables.execute(connection, change);
        }
    }

    private String table() {
        return dialect.qualified(plan.name());
    }

    private List<String> columns() {
        return plan.columns().stream().map(dialect::quote).toList();
    }

    private void append(Connection connection, List<Staged> slices) throws SQLException {
        for (Staged slice : slices) {
            long moved = insert(
                    connection,
                    "SELECT " + Winners.columns(target.schema()) + " FROM "
                            + slice.table().sql());
            requireComplete(slice, moved);
        }
    }

    private long insert(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(
                    "INSERT INTO " + table() + " (" + String.join(", ", columns()) + ") " + query);
        }
    }

    /** Somebody may have tampered with the table, or the server lost it in a crash. */
    private static void requireComplete(Staged slice, long found) {
        if (found != slice.rows()) {
            throw new SluiceException(
                    ProblemCode.E_RECEIPT_MISMATCH,
                    "The staging table " + slice.table().sql() + " of slice "
                            + slice.table().slice() + " has " + found + " rows instead of " + slice.rows()
                            + ". Nothing was committed.",
                    "Run again with --full-refresh.");
        }
    }

    private void merge(Connection connection, List<Staged> slices) throws SQLException {
        for (Staged slice : slices) {
            requireComplete(slice, count(connection, slice.table()));
        }
        if (slices.isEmpty()) {
            complete(connection);
            return;
        }
        List<Integer> keys =
                target.primaryKey().stream().map(target.schema()::indexOf).toList();
        String newest = new Winners(dialect, target, keys).query(slices);
        String winners = staying(newest);
        if (isEmpty(connection)) {
            if (!insertedUnsorted(connection, slices)) {
                insert(connection, winners);
                complete(connection);
            }
            return;
        }
        deleteGone(connection, newest, keys);
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.merge(new Merge(table(), columns(), keys, winners))) {
                statement.executeUpdate(sql);
            }
        }
    }

    private String staying(String newest) {
        return deletedColumn
                .map(column -> "SELECT " + Winners.columns(target.schema()) + " FROM (" + newest + ") k WHERE "
                        + StageTable.column(column) + " IS NOT TRUE")
                .orElse(newest);
    }

    private void deleteGone(Connection connection, String newest, List<Integer> keys) throws SQLException {
        if (deletedColumn.isPresent()) {
            String sameKey = keys.stream()
                    .map(key -> "g." + StageTable.column(key) + " = " + table() + "."
                            + columns().get(key))
                    .collect(Collectors.joining(" AND "));
            OwnTables.execute(
                    connection,
                    "DELETE FROM " + table() + " WHERE EXISTS (SELECT 1 FROM (" + newest + ") g WHERE g."
                            + StageTable.column(deletedColumn.get()) + " IS TRUE AND " + sameKey + ")");
        }
    }

    /**
     * Slices that have each key once hardly ever share one, and to find that out by the table's key is far cheaper than to
     * sort all rows for it. False when they do, and then nothing is changed.
     */
    private boolean insertedUnsorted(Connection connection, List<Staged> slices) throws SQLException {
        if (slices.size() == 1 || deletedColumn.isPresent() || !slices.stream().allMatch(Staged::distinct)) {
            return false;
        }
        Savepoint before = connection.setSavepoint();
        try {
            append(connection, slices);
            complete(connection);
            return true;
        } catch (SQLException e) {
            if (!String.valueOf(e.getSQLState()).startsWith(CONSTRAINT_VIOLATED)) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    private boolean isEmpty(Connection connection) throws SQLException {
        return !plan.exists() || !Tables.hasRows(connection, table());
    }

    private static long count(Connection connection, StageTable stage) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + stage.sql());
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
