package org.sluice.sink.iceberg.internal;

import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;

/** What a unit's object is called in a catalog. */
final class TableName {

    private TableName() {}

    /** {@code raw.orders} is the table {@code orders} in the namespace {@code raw}. */
    static TableIdentifier of(String object, String namespace) {
        List<String> levels = Arrays.asList(object.split("\\."));
        int last = levels.size() - 1;
        return last == 0
                ? TableIdentifier.of(Namespace.of(namespace.split("\\.")), object)
                : TableIdentifier.of(Namespace.of(levels.subList(0, last).toArray(String[]::new)), levels.get(last));
    }
}
