package org.sluice.sink.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sluice.api.type.Schema;

/**
 * The staging table of one slice: its columns are called {@code c0}, {@code c1} and so on; where rows are merged by key,
 * {@code sluice_row} numbers them.
 *
 * @param sql its name in SQL
 * @param slice position in the plan
 * @param numbered whether rows are numbered
 */
record StageTable(String sql, int slice, boolean numbered) {

    static final String ROW = "sluice_row";

    static String column(int position) {
        return "c" + position;
    }

    /** All columns, in the order in which rows are written. */
    List<String> columns(Schema schema) {
        List<String> names = new ArrayList<>(
                IntStream.range(0, schema.size()).mapToObj(StageTable::column).toList());
        if (numbered) {
            names.add(ROW);
        }
        return names;
    }
}
