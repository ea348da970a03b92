package org.sluice.editing.unit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a dataset are read.
 *
 * @param columns all that there are
 * @param taken those that are read
 * @param byName whether new columns of the source are left out until they are named
 */
public record ColumnChoice(List<String> columns, Set<String> taken, boolean byName) {

    /** As a unit says: names to take, or with a leading '-' to leave out. */
    public static ColumnChoice of(List<String> columns, List<String> select) {
        boolean byName = !select.isEmpty() && !select.get(0).startsWith("-");
        Set<String> taken = new LinkedHashSet<>(byName ? select : columns);
        if (!byName) {
            select.forEach(name -> taken.remove(name.substring(1)));
        }
        return new ColumnChoice(columns, taken, byName);
    }

    /** The same with a column, or without it when it was taken. */
    public ColumnChoice toggled(String column) {
        Set<String> changed = new LinkedHashSet<>(taken);
        if (!changed.remove(column)) {
            changed.add(column);
        }
        return new ColumnChoice(columns, changed, byName);
    }

    /** As a unit says it; nothing when all are taken. */
    public List<String> written() {
        List<String> written = new ArrayList<>();
        for (String column : columns) {
            if (byName && taken.contains(column)) {
                written.add(column);
            } else if (!byName && !taken.contains(column)) {
                written.add("-" + column);
            }
        }
        return written;
    }
}
