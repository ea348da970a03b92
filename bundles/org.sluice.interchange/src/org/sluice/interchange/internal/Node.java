package org.sluice.interchange.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.interchange.Place;

/** A value of a JSON or YAML document, numbers as they are written, and where it stands. */
sealed interface Node {

    /** Where it stands. */
    Place place();

    /** What a scalar is. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }

    /** Text, number, truth value or nothing. */
    record Scalar(Place place, Kind kind, String text) implements Node {}

    /** Values in order. */
    record Items(Place place, List<Node> values) implements Node {}

    /** Values by name, in order. */
    record Fields(Place place, Map<String, Node> values) implements Node {}

    /** The value of a name; empty when there is none, or nothing. */
    default Optional<Node> get(String name) {
        return Optional.ofNullable(fields().get(name)).filter(node -> !node.isNothing());
    }

    /** The value of the first of several spellings that is there. */
    default Optional<Node> any(String... names) {
        for (String name : names) {
            Optional<Node> found = get(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The text of a scalar of that name. */
    default Optional<String> text(String... names) {
        return any(names).flatMap(Node::scalar).map(Scalar::text);
    }

    /** Itself, when it is a scalar that is something. */
    default Optional<Scalar> scalar() {
        return this instanceof Scalar scalar && scalar.kind() != Kind.NOTHING ? Optional.of(scalar) : Optional.empty();
    }

    /** Whether it is null. */
    default boolean isNothing() {
        return this instanceof Scalar scalar && scalar.kind() == Kind.NOTHING;
    }

    /** Its values, when it is a list. */
    default List<Node> items() {
        return this instanceof Items items ? items.values() : List.of();
    }

    /** Its values by name, when it has names. */
    default Map<String, Node> fields() {
        return this instanceof Fields fields ? fields.values() : Map.of();
    }

    /** Whether there is a name with a value, null included. */
    default boolean has(String name) {
        return fields().containsKey(name);
    }

    /** The values that are scalars and not null, by name. */
    default Map<String, Scalar> scalars() {
        Map<String, Scalar> scalars = new LinkedHashMap<>();
        fields().forEach((name, node) -> node.scalar().ifPresent(scalar -> scalars.put(name, scalar)));
        return scalars;
    }
}
