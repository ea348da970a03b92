package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Whole runs of one slice into the table {@code shop.orders}. */
final class Loads {

    static final String TABLE = "shop.orders";

    private Loads() {}

    static SinkTarget target(String run, WriteMode mode, Schema schema, String... key) {
        return new SinkTarget("pg/orders@lake", run, TABLE, schema, List.of(key), mode, Runs.DAY, false);
    }

    static SinkTarget byCursor(SinkTarget target, String cursor) {
        return new SinkTarget(
                target.unit(),
                target.runId(),
                target.object(),
                target.schema(),
                target.primaryKey(),
                target.mode(),
                target.loadDate(),
                target.fullRefresh(),
                Optional.of(cursor));
    }

    static SinkTarget refreshing(SinkTarget target) {
        return new SinkTarget(
                target.unit(),
                target.runId(),
                target.object(),
                target.schema(),
                target.primaryKey(),
                target.mode(),
                target.loadDate(),
                true);
    }

    static Map<String, String> load(Sink sink, SinkTarget target, ColumnBatch rows) {
        try (sink;
                SinkSession session = sink.open(target)) {
            Map<String, String> details = Runs.commit(session, target.runId() + "-0", Runs.prepare(session, 0, rows));
            session.finish();
            return details;
        }
    }

    static Map<String, String> append(Lake lake, String run, Schema schema, Object[]... rows) {
        return load(lake.sink(), target(run, WriteMode.APPEND, schema), Batches.of(schema, rows));
    }
}
