package org.sluice.interchange;

import java.util.List;
import java.util.Optional;

/**
 * How far the other tool has read one stream.
 *
 * @param name the stream, table or dataset as the other tool calls it
 * @param key what tells it from every other position of the file
 * @param cursorField the column, or path, that the values are of; empty when the file does not say
 * @param values one, or one of every partition, the lowest of which counts
 * @param boundary what is known of the rows at exactly the value
 * @param place where it stands
 * @param warnings what could not be taken over, and what follows from that
 */
public record ImportedPosition(
        String name,
        String key,
        Optional<String> cursorField,
        List<ImportedValue> values,
        Boundary boundary,
        Place place,
        List<String> warnings) {

    /** Keeps copies. */
    public ImportedPosition {
        values = List.copyOf(values);
        warnings = List.copyOf(warnings);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A position without value: " + key);
        }
    }

    /**
     * The rows at exactly the value.
     *
     * @param keys hashes, as Sluice makes them, of those that were committed
     * @param sketch of them in place of the keys, as Sluice makes it
     * @param after whether a run begins after the value, because nothing is known of them that would allow to read it again
     */
    public record Boundary(List<String> keys, Optional<String> sketch, boolean after) {

        /** Nothing is known: rows at the value are read again. */
        public static final Boundary UNKNOWN = new Boundary(List.of(), Optional.empty(), false);

        /** Keeps a copy. */
        public Boundary {
            keys = List.copyOf(keys);
        }
    }
}
