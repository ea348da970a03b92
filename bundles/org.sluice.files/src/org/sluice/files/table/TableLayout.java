package org.sluice.files.table;

import java.util.List;

/**
 * Where readers find the rows of a table.
 *
 * @param location the full path of its directory
 * @param partitioned whether each day has a directory of its own
 * @param partitions the days that are there
 */
public record TableLayout(String location, boolean partitioned, List<Partition> partitions) {

    /** Keeps a copy. */
    public TableLayout {
        partitions = List.copyOf(partitions);
    }

    /** The files of one day: the value of {@code load_date} and the full path. */
    public record Partition(String loadDate, String location) {}
}
