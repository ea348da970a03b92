package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Small questions that a plan asks of the data. */
final class Probe {

    private final Dialect dialect;
    private final Connection connection;
    private final Selection selection;

    Probe(Dialect dialect, Connection connection, Selection selection) {
        this.dialect = dialect;
        this.connection = connection;
        this.selection = selection;
    }

    long count(Condition condition) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + selection.from() + condition.where();
        try (PreparedStatement statement = prepare(sql, condition);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Whether any row fulfils a condition. */
    boolean any(Condition condition) throws SQLException {
        String sql = dialect.limit("SELECT 1 FROM " + selection.from() + condition.where(), 1);
        try (PreparedStatement statement = prepare(sql, condition);
                ResultSet row = statement.executeQuery()) {
            return row.next();
        }
    }

    /** The value of an expression over one column, such as its minimum. */
    Optional<CursorValue> value(String function, Selection.Column column, Condition condition) throws SQLException {
        if (column.type() instanceof DataType.Uuid) {
            return extreme(function.equals("MAX") ? " DESC" : "", column, condition);
        }
        String sql = "SELECT " + function + "(" + dialect.quote(column.source().name()) + ") FROM " + selection.from()
                + condition.where();
        return single(sql, column, condition);
    }

    /** PostgreSQL before 18 orders UUIDs, but has no greatest and least of them. */
    private Optional<CursorValue> extreme(String direction, Selection.Column column, Condition condition)
            throws SQLException {
        String quoted = dialect.quote(column.source().name());
        String all = "(SELECT " + quoted + " FROM " + selection.from() + condition.where() + ") sluice_values";
        String sql = dialect.skip(
                "SELECT " + quoted + " FROM " + all + " WHERE " + quoted + " IS NOT NULL ORDER BY " + quoted
                        + direction,
                0);
        return single(sql, column, condition);
    }

    /** The value that stands so many rows further in the column's order. */
    Optional<CursorValue> ahead(Selection.Column column, Condition condition, long rows) throws SQLException {
        String quoted = dialect.quote(column.source().name());
        String sql = dialect.skip(
                "SELECT " + quoted + " FROM " + selection.from() + condition.where() + " ORDER BY " + quoted, rows);
        return single(sql, column, condition);
    }

    private Optional<CursorValue> single(String sql, Selection.Column column, Condition condition) throws SQLException {
        String name = column.source().name();
        DataType type = column.type();
        ColumnAppender appender = dialect.appender(name, column.source(), type);
        ColumnBatch batch = new ColumnBatch(new Schema(java.util.List.of(new Field(name, type, true))));
        try (PreparedStatement statement = prepare(sql, condition);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            appender.append(row, 0, batch);
            return batch.column(0).isNull(0) ? Optional.empty() : Optional.of(CursorValue.at(batch, 0, 0));
        }
    }

    /** Makes the database say what it does not understand, before anything is read. */
    void check(Condition condition) throws SQLException {
        String sql =
                "SELECT 1 FROM " + selection.from() + condition.and("1 = 0").where();
        try (PreparedStatement statement = prepare(sql, condition);
                ResultSet row = statement.executeQuery()) {
            row.next();
        }
    }

    private PreparedStatement prepare(String sql, Condition condition) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < condition.values().size(); i++) {
                dialect.bind(statement, i + 1, condition.values().get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
