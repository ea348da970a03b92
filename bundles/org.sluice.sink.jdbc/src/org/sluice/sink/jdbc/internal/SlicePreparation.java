package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.sink.KeptColumns;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;

/** Loads slices into staging tables. Thread-safe. */
final class SlicePreparation {

    /** The names of the token's entries. */
    static final String STAGE = "stage";

    static final String DISTINCT = "distinct_keys";

    static final String DISCARDED = "discarded_columns";

    private final Connections connections;
    private final Dialect dialect;
    private final Stages stages;
    private final SinkTarget target;
    private final KeptColumns columns;
    private final Failures failures;

    /** What is loaded: the target with the columns that are written, and which of the source's those are. */
    record Rows(SinkTarget target, KeptColumns columns) {}

    SlicePreparation(Connections connections, Dialect dialect, Stages stages, Rows rows, Failures failures) {
        this.connections = connections;
        this.dialect = dialect;
        this.stages = stages;
        this.target = rows.target();
        this.columns = rows.columns();
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
        SliceKeys keys = new SliceKeys(slice, target);
        long bytes;
        try (BatchReader reader = rows.open();
                RowWriter writer = dialect.writer(connection, stages.table(name, slice), target.schema())) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                cancellation.throwIfCancelled();
                ColumnBatch kept = columns.of(batch);
                keys.add(kept);
                writer.write(kept);
                hash.add(batch);
            }
            bytes = writer.finish();
        }
        stages.loaded(connection, name, hash.counts().rows());
        return new PreparedSlice(slice, hash.counts(), bytes, token(name, keys));
    }

    private Map<String, String> token(String name, SliceKeys keys) {
        Map<String, String> token = new TreeMap<>(Map.of(STAGE, name));
        if (keys.areDistinct()) {
            token.put(DISTINCT, "yes");
        }
        if (!columns.discarded().isEmpty()) {
            token.put(DISCARDED, String.join(",", columns.discarded()));
        }
        return token;
    }
}
