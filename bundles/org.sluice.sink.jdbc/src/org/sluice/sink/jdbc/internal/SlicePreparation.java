package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Loads slices into staging tables. Thread-safe. */
final class SlicePreparation {

    /** The name of the token's entry. */
    static final String STAGE = "stage";

    private final Connections connections;
    private final Dialect dialect;
    private final Stages stages;
    private final SinkTarget target;
    private final Failures failures;

    SlicePreparation(Connections connections, Dialect dialect, Stages stages, SinkTarget target, Failures failures) {
        this.connections = connections;
        this.dialect = dialect;
        this.stages = stages;
        this.target = target;
        this.failures = failures;
    }

    PreparedSlice prepare(int slice, SinkSession.RowSupplier rows, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        String name = "";
        boolean prepared = false;
        try {
            stages.drop(stages.ofSlice(slice));
            String begun = stages.begin(slice);
            name = begun;
            PreparedSlice result =
                    connections.transaction(connection -> load(connection, begun, slice, rows, cancellation));
            prepared = true;
            return result;
        } catch (SQLException e) {
            cancellation.throwIfCancelled();
            throw failures.exception("loading slice " + slice + " of " + target.unit(), e);
        } finally {
            if (!prepared && !name.isEmpty()) {
                stages.tryToDrop(List.of(name));
            }
        }
    }

    private PreparedSlice load(
            Connection connection, String name, int slice, SinkSession.RowSupplier rows, Cancellation cancellation)
            throws SQLException {
        RowHash hash = new RowHash();
        long bytes;
        try (BatchReader reader = rows.open();
                RowWriter writer = dialect.writer(connection, stages.table(name, slice), target.schema())) {
            Keys keys = new Keys(slice, target);
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                keys.check(batch);
                writer.write(batch);
                hash.add(batch);
            }
            bytes = writer.finish();
        }
        stages.loaded(connection, name, hash.counts().rows());
        return new PreparedSlice(slice, hash.counts(), bytes, Map.of(STAGE, name));
    }

    /** Refuses rows without key, where rows are merged by it. */
    private static final class Keys {

        private final Schema schema;
        private final List<Integer> columns;
        private final Refusals refusals;
        private long before;

        Keys(int slice, SinkTarget target) {
            this.schema = target.schema();
            this.columns = target.mode() == WriteMode.MERGE
                    ? target.primaryKey().stream().map(schema::indexOf).toList()
                    : List.of();
            this.refusals = new Refusals(schema, slice);
        }

        void check(ColumnBatch batch) {
            for (int column : columns) {
                if (batch.column(column).nullCount() > 0) {
                    throw nullKey(batch, column);
                }
            }
            before += batch.rowCount();
        }

        private SluiceException nullKey(ColumnBatch batch, int column) {
            int row = 0;
            while (!batch.column(column).isNull(row)) {
                row++;
            }
            int found = row;
            String others = columns.stream()
                    .filter(other -> other != column && !batch.column(other).isNull(found))
                    .map(other -> schema.field(other).name() + " = " + KeyText.at(batch, other, found))
                    .collect(Collectors.joining(", "));
            return refusals.nullKey(column, before + found, others.isEmpty() ? "" : " (" + others + ")");
        }
    }
}
