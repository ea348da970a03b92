package org.sluice.sink.iceberg.internal;

import java.util.List;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SchemaContract;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/**
 * Which columns of the source reach the table: under {@link SchemaContract#DISCARD_VALUE} only those that it has.
 *
 * @param schema the columns that are written
 * @param discarded those that are not, in the source's order
 */
record KeptColumns(Schema schema, List<String> discarded) {

    private static final Logger LOG = LoggerFactory.getLogger(KeptColumns.class);

    static KeptColumns of(Table table, SinkTarget target, SchemaContract contract) {
        if (contract != SchemaContract.DISCARD_VALUE) {
            return new KeptColumns(target.schema(), List.of());
        }
        List<Field> kept = target.schema().fields().stream()
                .filter(field -> table.schema().findField(field.name()) != null)
                .toList();
        Schema schema = new Schema(kept);
        List<String> discarded = target.schema().names().stream()
                .filter(name -> schema.indexOf(name) < 0)
                .toList();
        requireKey(table, target, discarded);
        if (!discarded.isEmpty()) {
            LOG.warn("The columns {} of {} are not in {} and are left out", discarded, target.unit(), table.name());
        }
        return new KeptColumns(schema, discarded);
    }

    private static void requireKey(Table table, SinkTarget target, List<String> discarded) {
        discarded.stream().filter(target.primaryKey()::contains).findFirst().ifPresent(column -> {
            throw new SluiceException(
                    ProblemCode.E_SCHEMA_CONTRACT,
                    "The key column '" + column + "' of " + target.unit() + " is not in the table " + table.name()
                            + ", and schema_contract is discard_value: rows could not be told apart.",
                    "State another primary_key in the unit, or set schema_contract: evolve.");
        });
    }

    /** The target with the columns that are written. */
    SinkTarget narrowed(SinkTarget target) {
        return new SinkTarget(
                target.unit(),
                target.runId(),
                target.object(),
                schema,
                target.primaryKey(),
                target.mode(),
                target.loadDate(),
                target.fullRefresh(),
                target.cursorField());
    }

    /** The batch itself, or a copy of its written columns. */
    ColumnBatch of(ColumnBatch batch) {
        if (discarded.isEmpty()) {
            return batch;
        }
        ColumnBatch kept = new ColumnBatch(schema);
        for (int column = 0; column < schema.size(); column++) {
            int from = batch.schema().indexOf(schema.field(column).name());
            for (int row = 0; row < batch.rowCount(); row++) {
                kept.column(column).appendFrom(batch.column(from), row);
            }
        }
        kept.setRowCount(batch.rowCount());
        return kept;
    }

    /** The columns of a reader that are written, as the reader has them. */
    Schema of(Schema read) {
        return discarded.isEmpty() ? read : schema;
    }
}
