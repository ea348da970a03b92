package org.sluice.presentation.table;

import java.util.Comparator;
import java.util.function.Function;

/**
 * A column of a table of rows.
 *
 * @param id stable, for what is remembered between sessions
 * @param header for people
 * @param width in characters, at first
 * @param alignment of the cells
 * @param text of a cell
 * @param order of the rows, rising
 */
public record Column<R>(
        String id, String header, int width, Alignment alignment, Function<R, String> text, Comparator<R> order) {

    /** Where the text of a cell stands. */
    public enum Alignment {
        /** Words. */
        LEFT,
        /** Numbers. */
        RIGHT
    }

    /** A column of words in the order of their texts. */
    public static <R> Column<R> words(String id, String header, int width, Function<R, String> text) {
        return new Column<>(
                id, header, width, Alignment.LEFT, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER));
    }

    /** A column of words in an order of their own. */
    public static <R> Column<R> words(
            String id, String header, int width, Function<R, String> text, Comparator<R> order) {
        return new Column<>(id, header, width, Alignment.LEFT, text, order);
    }

    /** A column of numbers. */
    public static <R> Column<R> numbers(
            String id, String header, int width, Function<R, String> text, Comparator<R> order) {
        return new Column<>(id, header, width, Alignment.RIGHT, text, order);
    }
}
