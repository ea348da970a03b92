package org.sluice.interchange.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.interchange.ExportedState;
import org.sluice.interchange.ImportedState;
import org.sluice.interchange.StateFormat;
import org.sluice.run.state.Checkpoint;

/**
 * {@code kv-store.json}: {@code ingest::vendor::endpoint::ID::unit::ID[::sink::ID]} to {@code {value, version,
 * updatedAt}}, with the position in {@code value.watermark} or {@code value.cursor}, the latter nested at times.
 */
final class KvStoreShape implements Shape {

    private static final Pattern KEY = Pattern.compile("ingest::(.*?)::endpoint::(.*?)::unit::(.*?)(?:::sink::(.*))?");

    /** JavaScript holds whole numbers exactly up to here. */
    private static final BigDecimal EXACT = BigDecimal.valueOf(1L << 53);

    @Override
    public StateFormat format() {
        return StateFormat.KV_STORE;
    }

    @Override
    public boolean fits(Document document) {
        return document.roots().get(0).fields().keySet().stream().anyMatch(key -> key.startsWith("ingest::"));
    }

    @Override
    public ImportedState read(Document document) {
        Findings findings = new Findings();
        document.roots().get(0).fields().forEach((key, node) -> {
            Matcher matcher = KEY.matcher(key);
            if (matcher.matches()) {
                entry(new Findings.Stream(matcher.group(3), key, node), findings);
            }
        });
        return findings.state(format());
    }

    private static void entry(Findings.Stream stream, Findings findings) {
        Node value = stream.node().get("value").orElse(stream.node());
        Optional<Node.Scalar> position = value.get("watermark")
                .flatMap(KvStoreShape::innermost)
                .or(() -> value.get("cursor").flatMap(KvStoreShape::innermost));
        if (position.isEmpty() || position.get().text().startsWith("0000-00-00")) {
            findings.leaveOut(stream.name(), stream.node(), "it has no watermark yet.");
            return;
        }
        Optional<String> field = value.get("metadata").flatMap(metadata -> metadata.text("cursorField"));
        findings.add(stream, field, position.get(), notes(value, position.get()));
    }

    /** Some versions wrapped the cursor into the next one at every run. */
    private static Optional<Node.Scalar> innermost(Node node) {
        Optional<Node> inner = Optional.of(node);
        while (inner.isPresent() && inner.get().scalar().isEmpty()) {
            inner = inner.get().any("watermark", "cursor", "last_watermark", "value");
        }
        return inner.flatMap(Node::scalar);
    }

    private static List<String> notes(Node value, Node.Scalar position) {
        List<String> notes = new ArrayList<>();
        notes.add("Their watermark is the upper bound of a run, by the clock at times; rows that were committed late "
                + "may lie before it.");
        if (value.text("lastError").filter(error -> !error.isEmpty()).isPresent()) {
            notes.add("Their last run failed; the watermark is that of the run before.");
        }
        if (position.kind() == Node.Kind.NUMBER
                && new BigDecimal(position.text()).abs().compareTo(EXACT) > 0) {
            notes.add("The number is beyond 2^53 and may have been rounded where it was written.");
        }
        return notes;
    }

    @Override
    public ExportedState write(List<Checkpoint> checkpoints) {
        Exports exports = new Exports(checkpoints);
        ObjectNode root = Exports.object();
        exports.forEach(KvStoreShape::key, (key, unit) -> {
            Checkpoint checkpoint = unit.checkpoint();
            ObjectNode entry = root.putObject(key);
            value(entry.putObject("value"), unit);
            String version = unit.id() + "\n" + checkpoint.version();
            entry.put(
                    "version",
                    UUID.nameUUIDFromBytes(version.getBytes(StandardCharsets.UTF_8))
                            .toString());
            entry.put("updatedAt", checkpoint.createdAt().toString());
            unit.warnRereads();
        });
        exports.warn("Keys are lower case, and vendor and endpoint are called like the source; the other system may "
                + "call them otherwise.");
        return exports.state(root);
    }

    private static void value(ObjectNode value, ExportedUnit unit) {
        Checkpoint checkpoint = unit.checkpoint();
        String text = unit.rounded(9);
        value.put("watermark", text).put("cursor", text);
        value.put("lastRunId", checkpoint.createdBy().replaceFirst("^run:", ""));
        value.put("lastUpdatedAt", checkpoint.createdAt().toString());
        ObjectNode stats = value.putObject("stats");
        checkpoint.stats().forEach(stats::put);
        value.putObject("metadata").put("cursorField", unit.cursor().field());
    }

    private static String key(ExportedUnit unit) {
        UnitName name = unit.name();
        return "ingest::" + segment(name.source()) + "::endpoint::" + segment(name.source()) + "::unit::"
                + segment(name.dataset()) + "::sink::" + segment(name.sink());
    }

    private static String segment(String text) {
        return text.replaceAll("[:\\s]+", "-").toLowerCase(Locale.ROOT);
    }
}
