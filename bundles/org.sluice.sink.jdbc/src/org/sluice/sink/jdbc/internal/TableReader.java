package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Schema;

/** Reads a table back. A column that the table does not have is null. */
final class TableReader implements BatchReader {

    private static final int FETCH = 1000;
    private static final int CHECK_ROWS = 64;
    private static final long BATCH_BYTES = 1 << 20;

    private final Connection connection;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Schema schema;
    private final List<Optional<Getters.Getter>> getters = new ArrayList<>();
    private final Failures failures;
    private boolean ended;

    /** Ends the connection when it is closed. */
    TableReader(Connection connection, Dialect dialect, TableName table, Schema schema, Failures failures)
            throws SQLException {
        this.connection = connection;
        this.schema = schema;
        this.failures = failures;
        List<String> names = new Tables(connection, dialect)
                .columns(table).stream().map(TableColumn::name).toList();
        String columns = schema.fields().stream()
                .map(field -> {
                    String name = Tables.closest(field.name(), names);
                    return names.contains(name) ? dialect.readable(dialect.quote(name), field.type()) : "NULL";
                })
                .collect(Collectors.joining(", "));
        schema.fields()
                .forEach(field -> getters.add(
                        names.contains(Tables.closest(field.name(), names))
                                ? Optional.of(dialect.getters().of(field.type()))
                                : Optional.empty()));
        this.statement = connection.prepareStatement("SELECT " + columns + " FROM " + dialect.qualified(table));
        statement.setFetchSize(FETCH);
        this.rows = statement.executeQuery();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public boolean read(ColumnBatch batch) {
        batch.reset();
        try {
            while (!ended && (batch.rowCount() % CHECK_ROWS != 0 || batch.sizeInBytes() < BATCH_BYTES)) {
                ended = !rows.next();
                if (!ended) {
                    append(batch);
                }
            }
            return batch.rowCount() > 0;
        } catch (SQLException e) {
            throw failures.exception("reading the table back", e);
        }
    }

    private void append(ColumnBatch batch) throws SQLException {
        for (int i = 0; i < getters.size(); i++) {
            Optional<Getters.Getter> getter = getters.get(i);
            if (getter.isPresent()) {
                append(getter.get(), i, batch);
            } else {
                batch.column(i).appendNull();
            }
        }
        batch.endRow();
    }

    private void append(Getters.Getter getter, int column, ColumnBatch batch) throws SQLException {
        try {
            getter.append(rows, column, batch);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The column '" + schema.field(column).name() + "' holds '" + rows.getString(column + 1)
                            + "', which is not of type " + schema.field(column).type() + ".",
                    "Compare columns of one type only: the table was made with another one.",
                    e);
        }
    }

    @Override
    public void close() {
        try (connection;
                statement;
                rows) {
            connection.rollback();
        } catch (SQLException e) {
            throw failures.exception("closing the table", e);
        }
    }
}
