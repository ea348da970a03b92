package org.sluice.publish.hive.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.files.table.TableLayout;

/**
 * Makes the partitions of a table those of a layout. A partition that goes and one that comes are one partition that first
 * changes its place, in one step with all other changes of place, and then its name: so readers see all rows of before or
 * all rows of now.
 */
final class PartitionSync {

    private final Metastore metastore;
    private final HiveTableName name;
    private final ThriftStruct table;
    private final Map<String, ThriftStruct> stale = new LinkedHashMap<>();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final List<ThriftStruct> moved = new ArrayList<>();

    PartitionSync(Metastore metastore, HiveTableName name, ThriftStruct table) {
        this.metastore = metastore;
        this.name = name;
        this.table = table;
    }

    /**
     * Does it.
     *
     * @param directory where all partitions of the table lie; others are somebody else's
     * @param empty a directory without data
     */
    void sync(TableLayout layout, String directory, String empty) throws IOException {
        compare(layout, directory);
        Map<String, ThriftStruct> renamed = pair(HiveTable.normal(empty));
        if (!moved.isEmpty()) {
            metastore.alterPartitions(name, moved);
        }
        for (Map.Entry<String, ThriftStruct> pair : renamed.entrySet()) {
            metastore.renamePartition(name, pair.getKey(), pair.getValue());
        }
        add();
        drop();
    }

    private void compare(TableLayout layout, String directory) throws IOException {
        for (TableLayout.Partition partition : layout.partitions()) {
            missing.put(partition.loadDate(), HiveTable.normal(partition.location()));
        }
        for (ThriftStruct known : metastore.partitions(name)) {
            String value = String.join("/", known.texts(HiveTable.PARTITION_VALUES));
            String wanted = missing.remove(value);
            if (wanted == null) {
                if (HiveTable.within(HiveTable.partitionLocation(known), directory)) {
                    stale.put(value, known);
                }
            } else if (!wanted.equals(HiveTable.partitionLocation(known))) {
                moved.add(HiveTable.partitionLocated(known, wanted));
            }
        }
    }

    /** What goes makes way for what comes; what has no counterpart holds nothing until it is dropped. */
    private Map<String, ThriftStruct> pair(String empty) {
        Map<String, ThriftStruct> renamed = new LinkedHashMap<>();
        List<String> coming = new ArrayList<>(missing.keySet());
        for (Map.Entry<String, ThriftStruct> old : new ArrayList<>(stale.entrySet())) {
            String value = renamed.size() < coming.size() ? coming.get(renamed.size()) : "";
            String location = value.isEmpty() ? empty : missing.getOrDefault(value, empty);
            ThriftStruct there = HiveTable.partitionLocated(old.getValue(), location);
            moved.add(there);
            if (!value.isEmpty()) {
                renamed.put(old.getKey(), there.copy().with(HiveTable.PARTITION_VALUES, List.of(value)));
                missing.remove(value);
                stale.remove(old.getKey());
            }
        }
        return renamed;
    }

    private void add() throws IOException {
        List<ThriftStruct> partitions = missing.entrySet().stream()
                .map(entry -> HiveTable.partition(table, entry.getKey(), entry.getValue()))
                .toList();
        if (!partitions.isEmpty()) {
            metastore.addPartitions(name, partitions);
        }
    }

    private void drop() throws IOException {
        if (!stale.isEmpty()) {
            metastore.dropPartitions(
                    name,
                    stale.keySet().stream()
                            .map(value -> HiveColumns.LOAD_DATE + "=" + value)
                            .toList());
        }
    }
}
