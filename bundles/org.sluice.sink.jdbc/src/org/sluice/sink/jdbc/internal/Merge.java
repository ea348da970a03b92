package org.sluice.sink.jdbc.internal;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows that go into a table by key.
 *
 * @param target the table, quoted
 * @param columns the table's columns, quoted; column n is filled from the staged column n
 * @param keys positions of the key
 * @param winners a query for the staged rows, one a key
 */
record Merge(String target, List<String> columns, List<Integer> keys, String winners) {

    List<Integer> all() {
        return IntStream.range(0, columns.size()).boxed().toList();
    }

    List<Integer> others() {
        return all().stream().filter(position -> !keys.contains(position)).toList();
    }

    /** A text for each position, made of the names of the table's column and of the staged one. */
    String each(List<Integer> positions, BinaryOperator<String> text, String separator) {
        return positions.stream()
                .map(position -> text.apply(columns.get(position), StageTable.column(position)))
                .collect(Collectors.joining(separator));
    }
}
