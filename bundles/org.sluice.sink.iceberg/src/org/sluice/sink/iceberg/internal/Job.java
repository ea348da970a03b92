package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.iceberg.Table;
import org.sluice.api.sink.KeptColumns;
import org.sluice.api.sink.SinkTarget;

/**
 * One unit's run into one table.
 *
 * @param files of the table
 * @param plan the columns that the run writes
 * @param target of the run, with the columns that are written
 * @param columns which of the source's columns those are
 * @param settings of the endpoint
 * @param failures of the endpoint
 */
record Job(
        TableFiles files,
        SchemaPlan plan,
        SinkTarget target,
        KeptColumns columns,
        TableSettings settings,
        Failures failures) {

    Table table() {
        return files.table();
    }

    /** What the run goes on from. */
    Head head() {
        return new Head(table(), settings.branch());
    }

    List<Integer> keyIds() {
        return plan.orderedIds(target.primaryKey());
    }

    /** The column by which the newest of several rows of one key is told, where it has an order. */
    Optional<String> cursorColumn() {
        return target.cursorField()
                .filter(target.schema().names()::contains)
                .filter(name -> IcebergTypes.isKeyType(plan.schema().findType(name)));
    }

    /** The column that says which rows delete their key, where the source has it. */
    Optional<String> deletedColumn() {
        return settings.deletedColumn().filter(target.schema().names()::contains);
    }

    /** Whether rows must be held back to bring them into partitions or in order. */
    boolean inOrder() {
        return table().spec().isPartitioned() || table().sortOrder().isSorted();
    }

    /** Where the lists of all runs lie. */
    String lists() {
        return table().location() + "/metadata/sluice/";
    }

    /** Where the lists of this run lie. */
    String runLists() {
        return lists() + runName() + "/";
    }

    String newList(int slice) {
        return runLists() + "slice-" + String.format(Locale.ROOT, "%05d", slice) + "-" + UUID.randomUUID() + ".json";
    }

    /** The run's id as every file system takes it. */
    String runName() {
        return target.runId().replaceAll("[^A-Za-z0-9_-]", "-");
    }
}
