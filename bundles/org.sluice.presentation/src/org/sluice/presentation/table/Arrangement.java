package org.sluice.presentation.table;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rows of a table are shown, in which order. A value.
 *
 * @param columns of the table
 * @param words of the filter, in lower case; a row has them all, in any column
 * @param sorted the column that orders the rows; empty for the order in which they come
 * @param direction of that order
 */
public record Arrangement<R>(
        List<Column<R>> columns, List<String> words, Optional<Column<R>> sorted, Direction direction) {

    /** Of an order. */
    public enum Direction {
        /** Small to large. */
        UP,
        /** Large to small. */
        DOWN
    }

    /** Keeps copies. */
    public Arrangement {
        columns = List.copyOf(columns);
        words = List.copyOf(words);
    }

    /** All rows as they come. */
    public static <R> Arrangement<R> of(List<Column<R>> columns) {
        return new Arrangement<>(columns, List.of(), Optional.empty(), Direction.UP);
    }

    /** The same with another filter, as a user types it. */
    public Arrangement<R> filtered(String text) {
        List<String> typed = Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Arrangement<>(columns, typed, sorted, direction);
    }

    /** The same after a click on a header: rising, then falling, then as the rows come. */
    public Arrangement<R> clicked(Column<R> column) {
        if (!sorted.equals(Optional.of(column))) {
            return new Arrangement<>(columns, words, Optional.of(column), Direction.UP);
        } else if (direction == Direction.UP) {
            return new Arrangement<>(columns, words, sorted, Direction.DOWN);
        }
        return new Arrangement<>(columns, words, Optional.empty(), Direction.UP);
    }

    /** The rows that are shown. */
    public List<R> apply(List<R> rows) {
        List<R> shown =
                words.isEmpty() ? rows : rows.stream().filter(matching()).toList();
        return order().map(order -> shown.stream().sorted(order).toList()).orElse(shown);
    }

    private Optional<Comparator<R>> order() {
        return sorted.map(column ->
                direction == Direction.UP ? column.order() : column.order().reversed());
    }

    private Predicate<R> matching() {
        return row -> {
            StringBuilder text = new StringBuilder();
            for (Column<R> column : columns) {
                text.append(column.text().apply(row)).append('\n');
            }
            String all = text.toString().toLowerCase(Locale.ROOT);
            return words.stream().allMatch(all::contains);
        };
    }
}
