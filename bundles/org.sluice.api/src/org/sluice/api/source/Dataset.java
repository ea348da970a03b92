package org.sluice.api.source;

import java.util.List;
import java.util.OptionalLong;

/**
 * A table, view or other collection that a source offers.
 *
 * @param name schema-qualified, as units name it: {@code public.orders}
 * @param kind what it is
 * @param columns in their order at the source
 * @param primaryKey names of the key columns, empty where there is none
 * @param rowEstimate how many rows the source believes there are
 * @param comment the source's own remark, or empty
 */
public record Dataset(
        String name,
        Kind kind,
        List<DatasetColumn> columns,
        List<String> primaryKey,
        OptionalLong rowEstimate,
        String comment) {

    /** What a dataset is at its source. */
    public enum Kind {
        /** Holds rows. */
        TABLE,
        /** Computes rows. */
        VIEW
    }

    /** Keeps copies. */
    public Dataset {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }
}
