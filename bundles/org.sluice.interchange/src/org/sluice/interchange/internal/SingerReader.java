package org.sluice.interchange.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.interchange.ImportedValue;

/**
 * Bookmarks of Singer taps: those of the Meltano SDK ({@code replication_key}, {@code replication_key_value},
 * {@code partitions}, {@code progress_markers}), those of older taps (a column and its value), and positions in a log,
 * which are told apart and left out.
 */
final class SingerReader {

    private static final Set<String> LOG = Set.of("lsn", "log_file", "log_pos", "gtid", "scn", "xmin", "resume_token");
    private static final Set<String> FULL =
            Set.of("initial_full_table_complete", "last_pk_fetched", "max_pk_values", "last_replication_method");
    /** Names in a bookmark that are never a column. */
    private static final Set<String> OTHER = Set.of(
            "version",
            "activate_version",
            "replication_key_signpost",
            "starting_replication_value",
            "modified_since",
            "type");

    private final Findings findings;
    private final Optional<String> current;

    private SingerReader(Findings findings, Optional<String> current) {
        this.findings = findings;
        this.current = current;
    }

    static void read(Node state, Findings findings) {
        Optional<String> current = state.text("currently_syncing");
        SingerReader reader = new SingerReader(findings, current);
        state.get("bookmarks").orElse(state).fields().forEach(reader::stream);
    }

    private void stream(String name, Node bookmark) {
        if (name.equals("currently_syncing") || name.equals("requested_streams")) {
            return;
        }
        Findings.Stream stream = new Findings.Stream(name, bookmark.place().path(), bookmark);
        Optional<Node.Scalar> alone = bookmark.scalar();
        if (alone.isPresent()) {
            findings.add(stream, Optional.empty(), alone.get(), notes(stream, List.of()));
        } else if (bookmark.get("partitions")
                .filter(list -> !list.items().isEmpty())
                .isPresent()) {
            partitions(stream);
        } else if (hasSdkBookmark(bookmark)) {
            sdk(stream);
        } else {
            plain(stream);
        }
    }

    private static boolean hasSdkBookmark(Node bookmark) {
        return bookmark.has("replication_key_value")
                || bookmark.has("progress_markers")
                || bookmark.has("replication_key");
    }

    private void sdk(Findings.Stream stream) {
        Node bookmark = stream.node();
        Optional<String> field = field(bookmark);
        Optional<Node.Scalar> value = bookmark.get("replication_key_value").flatMap(Node::scalar);
        Optional<Node.Scalar> start = bookmark.get("starting_replication_value").flatMap(Node::scalar);
        if (value.isPresent()) {
            findings.add(stream, field, value.get(), notes(stream, List.of()));
        } else if (start.isPresent() && bookmark.has("progress_markers")) {
            findings.add(
                    stream,
                    field,
                    start.get(),
                    notes(stream, List.of("Their last run did not end, so it counts from where it began.")));
        } else {
            findings.leaveOut(
                    stream.name(),
                    bookmark,
                    bookmark.has("progress_markers")
                            ? "their first run did not end, and its progress markers cannot be resumed from."
                            : "it has a replication key but no value yet.");
        }
    }

    private static Optional<String> field(Node bookmark) {
        return bookmark.text("replication_key")
                .or(() -> bookmark.get("progress_markers").flatMap(markers -> markers.text("replication_key")));
    }

    /** The lowest counts, so nothing that a partition lacks is passed over. */
    private void partitions(Findings.Stream stream) {
        List<ImportedValue> values = new ArrayList<>();
        Optional<String> field = field(stream.node());
        List<Node> partitions = stream.node().get("partitions").map(Node::items).orElse(List.of());
        for (Node partition : partitions) {
            Optional<Node.Scalar> value = partition.get("replication_key_value").flatMap(Node::scalar);
            if (value.isEmpty()) {
                findings.leaveOut(stream.name(), partition, "this partition has no value yet, so the stream has none.");
                return;
            }
            field = field.or(() -> field(partition));
            values.add(Findings.value(value.get()));
        }
        String note = "The lowest of " + values.size() + " partitions counts: rows of the others are read again, "
                + "and rows of a partition that the file does not name are passed over up to there.";
        findings.add(stream, field, values, notes(stream, List.of(note)));
    }

    private void plain(Findings.Stream stream) {
        Map<String, Node.Scalar> columns = new LinkedHashMap<>(stream.node().scalars());
        if (columns.keySet().stream().anyMatch(LOG::contains)) {
            findings.leaveOut(stream.name(), stream.node(), "it is a position in the database's log, not in a column.");
            return;
        }
        boolean full = columns.keySet().stream().anyMatch(FULL::contains);
        columns.keySet().removeAll(OTHER);
        columns.keySet().removeAll(FULL);
        columns.values().removeIf(value -> value.kind() == Node.Kind.TRUTH);
        if (columns.isEmpty()) {
            findings.leaveOut(stream.name(), stream.node(), nothing(stream.node(), full));
        }
        columns.forEach((column, value) -> findings.add(
                new Findings.Stream(stream.name(), stream.key() + "." + column, value),
                column.equals("last_record") ? Optional.empty() : Optional.of(column),
                value,
                notes(stream, List.of())));
    }

    private static String nothing(Node bookmark, boolean full) {
        if (bookmark.fields().values().stream()
                .anyMatch(value -> !value.fields().isEmpty())) {
            return "it has positions below further names, and a unit has one cursor.";
        }
        return full || !bookmark.fields().isEmpty()
                ? "the whole table is read each time, so there is no cursor."
                : "the bookmark is empty.";
    }

    private List<String> notes(Findings.Stream stream, List<String> notes) {
        List<String> all = new ArrayList<>(notes);
        if (current.filter(stream.name()::equals).isPresent()) {
            all.add("The state was taken while '" + stream.name() + "' was being read (currently_syncing).");
        }
        return all;
    }
}
