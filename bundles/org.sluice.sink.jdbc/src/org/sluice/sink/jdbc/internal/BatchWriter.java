package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Inserts rows in batches of many, through any driver. */
final class BatchWriter implements RowWriter {

    private static final int ROWS = 2_000;
    private static final long BYTES = 4L << 20;

    private final PreparedStatement insert;
    private final StageTable stage;
    private final Schema schema;
    private final Binders binders;
    private final Refusals refusals;
    private Binders.@Nullable Binder @Nullable [] columns;
    private long rows;
    private int waiting;
    private long bytes;

    BatchWriter(Connection connection, StageTable stage, Schema schema, Binders binders) throws SQLException {
        this.stage = stage;
        this.schema = schema;
        this.binders = binders;
        this.refusals = new Refusals(schema, stage.slice());
        List<String> places = new ArrayList<>(schema.fields().stream()
                .map(field -> binders.place(field.type()))
                .toList());
        if (stage.numbered()) {
            places.add("?");
        }
        this.insert = connection.prepareStatement("INSERT INTO " + stage.sql() + " ("
                + String.join(", ", stage.columns(schema)) + ") VALUES ("
                + places.stream().collect(Collectors.joining(", ")) + ")");
    }

    @Override
    public void write(ColumnBatch batch) throws SQLException {
        Binders.Binder[] current = bindersOf(batch);
        long perRow = batch.sizeInBytes() / Math.max(1, batch.rowCount()) + 1;
        long limit = Math.max(1, Math.min(ROWS, BYTES / perRow));
        for (int row = 0; row < batch.rowCount(); row++) {
            bind(batch, current, row);
            insert.addBatch();
            rows++;
            if (++waiting >= limit) {
                send();
            }
        }
        // So no more than one batch waits in the driver's memory.
        send();
        bytes += batch.sizeInBytes();
    }

    private Binders.Binder[] bindersOf(ColumnBatch batch) {
        Binders.Binder[] current = columns;
        if (current == null) {
            current = new Binders.Binder[schema.size()];
            for (int i = 0; i < current.length; i++) {
                current[i] = binders.binder(batch.column(i), schema.field(i).type());
            }
            columns = current;
        }
        return current;
    }

    private void bind(ColumnBatch batch, Binders.Binder[] current, int row) throws SQLException {
        for (int i = 0; i < current.length; i++) {
            ColumnVector column = batch.column(i);
            Field field = schema.field(i);
            if (column.isNull(row)) {
                insert.setNull(i + 1, binders.jdbcType(field.type()));
            } else {
                bind(current[i], row, i);
            }
        }
        if (stage.numbered()) {
            insert.setLong(current.length + 1, rows);
        }
    }

    private void bind(Binders.Binder binder, int row, int column) throws SQLException {
        try {
            binder.bind(insert, column + 1, row);
        } catch (UnfitValue e) {
            throw refusals.of(e, column, rows);
        }
    }

    private void send() throws SQLException {
        if (waiting > 0) {
            try {
                insert.executeBatch();
            } catch (SQLException e) {
                throw refusals.of(e, rows - waiting, rows - 1);
            }
            waiting = 0;
        }
    }

    @Override
    public long finish() throws SQLException {
        send();
        return bytes;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}
