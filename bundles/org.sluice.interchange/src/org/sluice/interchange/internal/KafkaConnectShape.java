package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.ImportedValue;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/**
 * Offsets of the JDBC source connector: as the REST interface of Kafka Connect shows and takes them, or records of the
 * offsets topic, key and value in turn, of which the last one of a key counts and null deletes.
 */
final class KafkaConnectShape implements Shape {

    private static final String TABLE = "table";

    @Override
    public StateFormat format() {
        return StateFormat.KAFKA_CONNECT;
    }

    @Override
    public boolean fits(Document document) {
        Node first = document.roots().get(0);
        return first.fields().getOrDefault("offsets", first).items().stream().anyMatch(entry -> entry.has("partition"))
                || isKey(first);
    }

    private static boolean isKey(Node node) {
        return node.items().size() == 2
                && !node.items().get(1).fields().isEmpty()
                && node.items().get(0).scalar().isPresent();
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        Node first = document.roots().get(0);
        if (isKey(first)) {
            records(document, findings);
        } else {
            for (Node entry : first.get("offsets").orElse(first).items()) {
                offset(entry, entry.get("partition").orElse(entry), entry.get("offset"), findings);
            }
        }
        return findings.state(format());
    }

    private static void records(Document document, Findings findings) {
        Map<String, Node> keys = new LinkedHashMap<>();
        Map<String, Node> values = new LinkedHashMap<>();
        List<Node> roots = document.roots();
        for (int i = 0; i < roots.size(); i += 2) {
            Node key = roots.get(i);
            if (!isKey(key) || i + 1 == roots.size()) {
                throw Document.invalid(
                        key.place(),
                        "a record's key, [\"connector\", {partition}], and its value are expected here.",
                        "Print each record of the topic as key, blank, value.");
            }
            String name = key.items().get(0).scalar().map(Node.Scalar::text).orElse("")
                    + key.items().get(1).scalars().values().stream()
                            .map(Node.Scalar::text)
                            .sorted()
                            .toList();
            keys.put(name, key);
            values.put(name, roots.get(i + 1));
        }
        keys.forEach(
                (name, key) -> offset(key, key.items().get(1), Optional.of(values.getOrDefault(name, key)), findings));
    }

    private static void offset(Node entry, Node partition, Optional<Node> given, Findings findings) {
        Optional<String> table = partition.text(TABLE).or(() -> partition.text("query"));
        Optional<Node> offset = given.filter(node -> !node.isNothing());
        if (table.isEmpty()) {
            findings.leaveOut("?", entry, "its partition names no table; only JDBC source connectors have cursors.");
            return;
        }
        if (offset.isEmpty()) {
            findings.leaveOut(table.get(), entry, "its offset was deleted.");
            return;
        }
        String key = table.get() + partition.text("protocol").map(p -> "#" + p).orElse("");
        position(new Findings.Stream(table.get(), key, entry), offset.get(), findings);
    }

    private static void position(Findings.Stream stream, Node offset, Findings findings) {
        Optional<Node.Scalar> timestamp = offset.get("timestamp").flatMap(Node::scalar);
        Optional<Node.Scalar> incrementing = offset.get("incrementing").flatMap(Node::scalar);
        if (timestamp.isPresent()) {
            timestamp(stream, offset, timestamp.get(), findings);
        } else if (incrementing.isPresent()) {
            findings.add(stream, Optional.empty(), incrementing.get(), List.of());
        } else {
            findings.leaveOut(stream.name(), stream.node(), "its offset has neither 'timestamp' nor 'incrementing'.");
        }
    }

    /** Milliseconds since 1970, and the nanoseconds of the second, of which the milliseconds are part. */
    private static void timestamp(Findings.Stream stream, Node offset, Node.Scalar millis, Findings findings) {
        List<String> notes = new ArrayList<>();
        offset.text("incrementing")
                .ifPresent(id -> notes.add("Their second column (incrementing = " + id
                        + ") is left out: rows of exactly the same time are read again."));
        Optional<String> nanos = offset.text("timestamp_nanos");
        if (nanos.isEmpty()) {
            notes.add("It is exact to the millisecond only; rows of that millisecond are read again.");
        }
        notes.add("Their timestamps are taken as UTC; a connector with another db.timezone counts otherwise.");
        try {
            Instant instant = Instant.ofEpochMilli(Long.parseLong(millis.text()));
            if (nanos.isPresent()) {
                instant = Instant.ofEpochSecond(instant.getEpochSecond(), Integer.parseInt(nanos.get()));
            }
            findings.add(
                    stream,
                    Optional.empty(),
                    List.of(new ImportedValue(ImportedValue.Kind.MOMENT, instant.toString())),
                    notes);
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            findings.leaveOut(stream.name(), stream.node(), "its timestamp is not a number of milliseconds.");
        }
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        Exports exports = new Exports(checkpoints);
        ObjectNode root = Exports.object();
        ArrayNode offsets = root.putArray("offsets");
        exports.forEach(unit -> unit.name().dataset(), (name, unit) -> {
            ObjectNode offset = Exports.object();
            if (unit.number().isPresent()) {
                offset.set("incrementing", unit.number().get());
            } else if (unit.isMoment()) {
                timestamp(offset, unit);
            } else {
                unit.warn("left out: the connector knows timestamps and integers, not " + unit.type() + ".");
                return;
            }
            ObjectNode entry = offsets.addObject();
            entry.putObject("partition").put("protocol", "1").put(TABLE, name);
            entry.set("offset", offset);
            unit.warnSkips();
        });
        exports.warn("The connector has to be stopped while its offsets are altered, and its tables be called as here, "
                + "with the catalog in front where it uses one.");
        return exports.state(root);
    }

    private static void timestamp(ObjectNode offset, ExportedUnit unit) {
        Instant instant = Moments.instant(unit.value());
        offset.put("timestamp", instant.toEpochMilli());
        offset.put("timestamp_nanos", (long) instant.getNano());
        if (!unit.value().text().endsWith("Z")) {
            unit.warn("the column has no time zone; the value is written as UTC, the default of db.timezone.");
        }
    }
}
