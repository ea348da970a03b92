package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sluice.api.data.CursorValue;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;

/** The SELECT that reads a slice. */
record SliceQuery(Dialect dialect, ReadRequest request, Selection selection, Condition condition) {

    static SliceQuery of(Dialect dialect, Connection connection, ReadRequest request, Slice slice) throws SQLException {
        return new SliceQuery(
                dialect,
                request,
                Selection.of(dialect, connection, request),
                SliceBounds.condition(dialect, slice.parameters(), SlicePlanner.own(request)));
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                select(Selection.Column::expression, condition.where()),
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY);
        try {
            int index = 1;
            for (CursorValue value : condition.values()) {
                dialect.bind(statement, index++, value);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** The statement with its values in place. */
    String literal() {
        return literal(Selection.Column::expression);
    }

    /** The statement with its values in place, and columns taken by other expressions. */
    String literal(Function<Selection.Column, String> expression) {
        return select(expression, condition.where(dialect::literal));
    }

    private String select(Function<Selection.Column, String> expression, String where) {
        String columns = selection.columns().stream()
                .map(column -> named(expression.apply(column), column))
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + " FROM " + selection.from() + where;
        return request.limit() > 0 ? dialect.limit(sql, request.limit()) : sql;
    }

    private String named(String expression, Selection.Column column) {
        String name = dialect.quote(column.source().name());
        return expression.equals(name) ? expression : expression + " AS " + name;
    }
}
