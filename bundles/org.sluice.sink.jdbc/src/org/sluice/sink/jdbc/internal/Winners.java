package org.sluice.sink.jdbc.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.type.Schema;

/**
 * Queries staged rows, one of each key: the one with the highest cursor, nulls being lowest; among equals the one that came
 * last, by slice and then by row.
 */
record Winners(Dialect dialect, SinkTarget target, List<Integer> keys) {

    /** The staged columns, in the schema's order. */
    static String columns(Schema schema) {
        return IntStream.range(0, schema.size()).mapToObj(StageTable::column).collect(Collectors.joining(", "));
    }

    String query(List<StageTable> stages) {
        String columns = columns(target.schema());
        String staged = stages.stream()
                .map(stage -> "SELECT " + columns + ", " + StageTable.ROW + ", " + stage.slice()
                        + " AS sluice_slice FROM " + stage.sql())
                .collect(Collectors.joining(" UNION ALL "));
        String key = keys.stream().map(StageTable::column).collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM (SELECT u.*, ROW_NUMBER() OVER (PARTITION BY " + key + " ORDER BY "
                + cursorOrder() + "sluice_slice DESC, " + StageTable.ROW + " DESC) AS sluice_rank FROM (" + staged
                + ") u) w WHERE sluice_rank = 1";
    }

    private String cursorOrder() {
        Optional<Integer> cursor =
                target.cursorField().map(target.schema()::indexOf).filter(position -> position >= 0);
        return cursor.map(position -> {
                    String column = StageTable.column(position);
                    return "CASE WHEN " + column + " IS NULL THEN 1 ELSE 0 END, "
                            + dialect.inOrder(
                                    column, target.schema().field(position).type()) + " DESC, ";
                })
                .orElse("");
    }
}
