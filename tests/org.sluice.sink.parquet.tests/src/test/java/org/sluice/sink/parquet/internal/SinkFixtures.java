package org.sluice.sink.parquet.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** One row, appended. */
final class SinkFixtures {

    private SinkFixtures() {}

    static void append(Sink sink, String object, String run) {
        Schema schema = new Schema(List.of(new Field("id", new DataType.Int(64), false)));
        SinkTarget target = new SinkTarget(
                "unit", run, object, schema, List.of(), WriteMode.APPEND, LocalDate.parse("2026-01-02"), false);
        try (SinkSession session = sink.open(target)) {
            PreparedSlice slice = session.prepare(
                    new StagedSlice(0, Counts.NONE, Optional.empty(), ""), () -> new OneRow(schema), Cancellation.NONE);
            session.commit(new CommitRequest("commit-" + run, 1, List.of(slice)));
            session.finish();
        }
    }

    private static final class OneRow implements BatchReader {
        private final Schema schema;
        private boolean given;

        OneRow(Schema schema) {
            this.schema = schema;
        }

        @Override
        public Schema schema() {
            return schema;
        }

        @Override
        public boolean read(ColumnBatch batch) {
            batch.reset();
            if (given) {
                return false;
            }
            given = true;
            batch.longs(0).append(1);
            batch.endRow();
            return true;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
