package org.sluice.publish.hive.internal;

import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;

/** Whether a table that the metastore knows is one that a unit may publish to. */
record TableCheck(HiveTableName name, String directory, StorageFormat format, boolean partitioned) {

    void check(ThriftStruct table, SinkTarget target) {
        String owner = table.properties(HiveTable.PARAMETERS).getOrDefault(HiveTable.UNIT, "");
        Optional<String> difference = difference(table);
        if (difference.isPresent()) {
            throw refused(target, owner, difference.get(), null);
        }
        try {
            HiveColumns.evolved(HiveTable.columns(table), target.schema());
        } catch (SluiceException e) {
            throw refused(target, owner, e.problem().message(), e);
        }
    }

    private Optional<String> difference(ThriftStruct table) {
        String kind = table.text(HiveTable.KIND);
        String location = HiveTable.location(table);
        List<String> keys = HiveTable.partitionKeys(table);
        if (!kind.equals("EXTERNAL_TABLE")) {
            return Optional.of("it is no external table but a " + kind);
        } else if (!HiveTable.within(location, directory)) {
            return Optional.of("it lies in " + location + ", not in " + directory);
        } else if (!HiveTable.inputFormat(table).equals(format.input())) {
            return Optional.of("its files are read by " + HiveTable.inputFormat(table));
        } else if (!keys.equals(partitioned ? List.of(HiveColumns.LOAD_DATE) : List.of())) {
            return Optional.of(
                    keys.isEmpty() ? "it has no partitions" : "it is partitioned by " + String.join(", ", keys));
        }
        return Optional.empty();
    }

    private SluiceException refused(
            SinkTarget target,
            String owner,
            String difference,
            @org.eclipse.jdt.annotation.Nullable SluiceException cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The table " + name + " in the Hive metastore" + belongs(owner) + " does not fit " + target.unit()
                        + ": " + difference + ".",
                owner.equals(target.unit())
                        ? "State the old type in the unit (columns), or drop the table in Hive and run again: its files"
                                + " stay, and it is made anew."
                        : "Choose another object for the unit or another 'hive_database', or drop that table in Hive.",
                cause);
    }

    private static String belongs(String owner) {
        return owner.isEmpty() ? ", which Sluice did not make," : " (of " + owner + ")";
    }
}
