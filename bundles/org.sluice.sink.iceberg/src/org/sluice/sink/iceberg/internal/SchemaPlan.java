package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;

/**
 * What becomes of a table's columns in the next commit. Column numbers follow from the table alone, so that files can be
 * written with the numbers that columns will have.
 *
 * @param changes in order; empty where the columns stay as they are
 * @param schema the columns after them
 */
record SchemaPlan(List<Change> changes, Schema schema) {

    /** Keeps a copy. */
    SchemaPlan {
        changes = List.copyOf(changes);
    }

    /** A change of one column. */
    interface Change {
        void apply(UpdateSchema update);
    }

    void apply(UpdateSchema update) {
        changes.forEach(change -> change.apply(update));
    }

    /** The numbers of columns, by name. */
    Map<String, Integer> fieldIds(List<String> names) {
        Map<String, Integer> ids = new TreeMap<>();
        names.forEach(name -> ids.put(name, schema.findField(name).fieldId()));
        return ids;
    }

    List<Integer> orderedIds(List<String> names) {
        List<Integer> ids = new ArrayList<>();
        names.forEach(name -> ids.add(schema.findField(name).fieldId()));
        return ids;
    }
}
