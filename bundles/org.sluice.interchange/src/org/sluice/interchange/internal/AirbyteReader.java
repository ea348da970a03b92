package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The state of one Airbyte stream: of a database source, of a concurrent cursor, or a column and its value. */
final class AirbyteReader {

    /** Names in a state that are never a column. */
    private static final Set<String> OTHER = Set.of("version", "state_type", "lookback_window");

    private static final String NO_STATE = "it has no state yet, or is read in full each time.";

    private final Findings findings;

    AirbyteReader(Findings findings) {
        this.findings = findings;
    }

    /** A stream by its descriptor. */
    void stream(Node entry) {
        Optional<Node> descriptor = entry.any("stream_descriptor", "streamDescriptor");
        String name = descriptor.flatMap(node -> node.text("name")).orElse("");
        if (name.isEmpty()) {
            findings.leaveOut("?", entry, "its stream_descriptor has no name.");
            return;
        }
        String full = descriptor
                .flatMap(node -> node.text("namespace"))
                .filter(namespace -> !namespace.isEmpty())
                .map(namespace -> namespace + "." + name)
                .orElse(name);
        Optional<Node> state = entry.any("stream_state", "streamState");
        if (state.isEmpty() || state.get().fields().isEmpty()) {
            findings.leaveOut(full, entry, NO_STATE);
            return;
        }
        state(full, state.get());
    }

    /** A stream of an old database source, which names itself. */
    void legacyDatabaseStream(Node state) {
        String name = state.text("stream_name").orElse("?");
        state(
                state.text("stream_namespace")
                        .map(namespace -> namespace + "." + name)
                        .orElse(name),
                state);
    }

    /** What one stream says of itself. */
    void state(String name, Node state) {
        Findings.Stream stream = new Findings.Stream(name, state.place().path(), state);
        Optional<String> type = state.text("state_type");
        Optional<Node> global = state.get("state")
                .filter(node ->
                        state.text("use_global_cursor").filter("true"::equals).isPresent());
        if (global.isPresent()) {
            columns(new Findings.Stream(name, stream.key(), global.get()));
        } else if (state.has("states") || state.has("partition")) {
            findings.leaveOut(name, state, "it has a position per partition, and a unit has one cursor.");
        } else if (state.has("slices")) {
            slices(stream);
        } else if (type.isPresent() && !type.get().equals("cursor_based")) {
            findings.leaveOut(
                    name,
                    state,
                    "it is in the state '" + type.get() + "', which is no position in a cursor column; "
                            + "let their first load end before exporting.");
        } else if (state.has("cursor") || state.has("cursor_field")) {
            database(stream);
        } else {
            columns(stream);
        }
    }

    private void database(Findings.Stream stream) {
        Optional<String> field =
                stream.node().get("cursor_field").map(AirbyteReader::path).filter(f -> !f.isEmpty());
        Optional<Node.Scalar> value = stream.node().get("cursor").flatMap(Node::scalar);
        if (value.isEmpty()) {
            findings.leaveOut(stream.name(), stream.node(), NO_STATE);
            return;
        }
        findings.add(stream, field, value.get(), List.of());
    }

    private static String path(Node field) {
        return field.scalar().map(Node.Scalar::text).orElseGet(() -> field.items().stream()
                .flatMap(item -> item.scalar().stream())
                .map(Node.Scalar::text)
                .collect(Collectors.joining(".")));
    }

    /** Everything up to the end of the first slice was read; what follows a gap is read again. */
    private void slices(Findings.Stream stream) {
        List<Node> slices = stream.node().get("slices").map(Node::items).orElse(List.of());
        Optional<Node.Scalar> value = slices.stream()
                .findFirst()
                .flatMap(slice -> slice.any("most_recent_cursor_value", "end"))
                .flatMap(Node::scalar);
        if (value.isEmpty()) {
            findings.leaveOut(stream.name(), stream.node(), NO_STATE);
            return;
        }
        List<String> notes = new ArrayList<>();
        if (slices.size() > 1) {
            notes.add("The first of " + slices.size()
                    + " slices counts; what lies behind the gap after it is read again.");
        }
        findings.add(stream, Optional.empty(), List.of(Findings.value(value.get())), notes);
    }

    private void columns(Findings.Stream stream) {
        Map<String, Node.Scalar> columns = stream.node().scalars();
        columns.keySet().removeIf(name -> name.startsWith("__ab_") || OTHER.contains(name));
        columns.values().removeIf(value -> value.kind() == Node.Kind.TRUTH);
        if (columns.isEmpty()) {
            boolean nested = stream.node().fields().values().stream()
                    .anyMatch(node -> !node.fields().isEmpty());
            findings.leaveOut(
                    stream.name(),
                    stream.node(),
                    nested ? "it has positions below further names, and a unit has one cursor." : NO_STATE);
        }
        columns.forEach((column, value) -> findings.add(
                new Findings.Stream(stream.name(), stream.key() + "." + column, value),
                Optional.of(column),
                value,
                List.of()));
    }
}
