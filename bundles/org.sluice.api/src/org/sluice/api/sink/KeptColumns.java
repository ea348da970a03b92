package org.sluice.api.sink;

import java.util.List;
import java.util.function.Predicate;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/**
 * Which columns of the source reach the table: under {@link SchemaContract#DISCARD_VALUE} only those that it has.
 *
 * @param schema the columns that are written
 * @param discarded those that are not, in the source's order
 */
public record KeptColumns(Schema schema, List<String> discarded) {

    /** Every column of the source. */
    public static KeptColumns all(SinkTarget target) {
        return new KeptColumns(target.schema(), List.of());
    }

    /**
     * Those that a contract lets through.
     *
     * @param table the name of a table that is there
     * @param has whether it has a column
     * @throws SluiceException E_SCHEMA_CONTRACT when a column of the key would be left out
     */
    public static KeptColumns of(SinkTarget target, SchemaContract contract, String table, Predicate<String> has) {
        if (contract != SchemaContract.DISCARD_VALUE) {
            return all(target);
        }
        List<Field> kept = target.schema().fields().stream()
                .filter(field -> has.test(field.name()))
                .toList();
        Schema schema = new Schema(kept);
        List<String> discarded = target.schema().names().stream()
                .filter(name -> schema.indexOf(name) < 0)
                .toList();
        requireKey(table, target, discarded);
        return new KeptColumns(schema, discarded);
    }

    private static void requireKey(String table, SinkTarget target, List<String> discarded) {
        discarded.stream().filter(target.primaryKey()::contains).findFirst().ifPresent(column -> {
            throw new SluiceException(
                    ProblemCode.E_SCHEMA_CONTRACT,
                    "The key column '" + column + "' of " + target.unit() + " is not in the table " + table
                            + ", and schema_contract is discard_value: rows could not be told apart.",
                    "State another primary_key in the unit, or set schema_contract: evolve.");
        });
    }

    /** The target with the columns that are written. */
    public SinkTarget narrowed(SinkTarget target) {
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
    public ColumnBatch of(ColumnBatch batch) {
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
    public Schema of(Schema read) {
        return discarded.isEmpty() ? read : schema;
    }
}
