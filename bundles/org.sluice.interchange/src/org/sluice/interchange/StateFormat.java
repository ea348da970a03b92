package org.sluice.interchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;

/** The shapes of state files. */
public enum StateFormat {
    /** Checkpoints as {@code sluice state get} and {@code sluice state list -o json} print them. */
    SLUICE("sluice", "Sluice's own checkpoints"),
    /** The state of a Singer tap, alone, in STATE messages, or as Meltano stores it. */
    SINGER("singer", "the state of a Singer tap or of Meltano"),
    /** State messages of an Airbyte source, or the state of a connection as Airbyte's API shows it. */
    AIRBYTE("airbyte", "the state of an Airbyte connection"),
    /** Offsets of the JDBC source connector of Kafka Connect. */
    KAFKA_CONNECT("kafka-connect", "offsets of a JDBC source connector of Kafka Connect"),
    /** The state of a dlt pipeline. */
    DLT("dlt", "the state of a dlt pipeline"),
    /** The config diff of an Embulk JDBC input. */
    EMBULK("embulk", "the config diff of an Embulk input"),
    /** The key-value file {@code kv-store.json} with one entry per endpoint, unit and sink. */
    KV_STORE("kv-store", "a kv-store.json with ingestion checkpoints");

    private final String id;
    private final String description;

    StateFormat(String id, String description) {
        this.id = id;
        this.description = description;
    }

    /** As users write it. */
    public String id() {
        return id;
    }

    /** What it holds, in a few words. */
    public String description() {
        return description;
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(StateFormat::id).toList();
    }

    /**
     * The format of an id, in any case.
     *
     * @throws SluiceException E_INVALID_INPUT naming those that there are
     */
    public static StateFormat of(String id) {
        return Arrays.stream(values())
                .filter(format -> format.id.equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "'" + id + "' is not a format of state files.",
                        Spelling.suggest(id, ids())));
    }

    @Override
    public String toString() {
        return id;
    }
}
