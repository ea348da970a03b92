package org.sluice.project.internal;

import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;

/** The keys of unit files, declared once: validation and JSON Schema come from here. */
public final class Keys {

    static final Map<String, String> WRITE_ALIASES =
            Map.of("replace", "overwrite", "upsert", "merge", "append_dedup", "merge");

    static final Option<String> SYNC = Option.choice(
            "sync_mode", List.of("full_refresh", "incremental"), "Read everything each time, or only what is new.");
    static final Option<String> WRITE = Option.choice(
            "write_mode",
            List.of("append", "overwrite", "merge", "scd2", "replace", "upsert", "append_dedup"),
            "What becomes of the rows that the target has.");
    static final Option<List<String>> PRIMARY_KEY =
            Option.list("primary_key", "Columns that identify a row; by default the source's own key.");
    static final Option<String> CURSOR =
            Option.string("cursor_field", "Column that grows with each change, such as updated_at.");
    static final Option<java.time.Duration> LOOKBACK = Option.duration(
                    "lookback_window", "How far before the checkpoint a run begins.")
            .withDefault("PT0S");
    static final Option<java.time.Duration> SAFETY_LAG = Option.duration(
                    "safety_lag", "How far behind the source's clock a run ends.")
            .withDefault("PT0S");
    static final Option<List<String>> SELECT =
            Option.list("select", "Columns to take, or with a leading '-' to leave out.");
    static final Option<Map<String, String>> COLUMNS = Option.map("columns", "Types by column, such as decimal(18,4).");
    static final Option<String> WHERE = Option.string("where", "Condition on rows, in the source's language.");
    static final Option<String> QUERY = Option.string("query", "A SELECT in place of the dataset's rows.");
    static final Option<String> OBJECT = Option.string("object", "Name of the target; by default the dataset's name.");
    static final Option<String> SINK = Option.string("sink", "Id of the endpoint to write to.");
    static final Option<Boolean> DISABLED =
            Option.bool("disabled", "Leaves the unit out of runs.").withDefault("false");
    static final Option<String> STAGING =
            Option.string("staging", "Staging provider: local or memory.").withDefault("local");
    static final Option<String> SLICE_BY = Option.string("by", "Column to cut by.");
    static final Option<String> SLICE_SIZE =
            Option.string("size", "Rows in a slice, such as 500000, or a span of time, such as 7d.");
    static final Option<Long> MAX_PARALLEL = Option.integer(
                    "max_parallel", "Slices of the unit that are read at a time.")
            .withDefault("2");
    static final Option<Long> MAX_ATTEMPTS =
            Option.integer("max_attempts", "Tries of a slice in all.").withDefault("5");
    static final Option<java.time.Duration> INITIAL = Option.duration(
                    "initial", "Wait before the second try; doubled for each further one.")
            .withDefault("1s");
    static final Option<java.time.Duration> MAX =
            Option.duration("max", "Longest wait.").withDefault("60s");

    static final Option<java.time.Duration> EVERY =
            Option.duration("every", "Time from one run to the next, such as 15m; at the quarters of the hour then.");
    static final Option<String> CRON =
            Option.string("cron", "Times as in a crontab: minute, hour, day of month, month, day of week.");
    static final Option<String> TIMEZONE =
            Option.string("timezone", "Time zone of the cron fields.").withDefault("UTC");

    static final List<Option<?>> UNIT = List.of(
            SYNC,
            WRITE,
            PRIMARY_KEY,
            CURSOR,
            LOOKBACK,
            SAFETY_LAG,
            SELECT,
            COLUMNS,
            WHERE,
            QUERY,
            OBJECT,
            SINK,
            DISABLED,
            STAGING);

    /** Keys with keys of their own. */
    static final Map<String, List<Option<?>>> NESTED = new java.util.TreeMap<>(Map.of(
            "slicing", List.of(SLICE_BY, SLICE_SIZE, MAX_PARALLEL),
            "retry", List.of(MAX_ATTEMPTS, INITIAL, MAX),
            "schedule", List.of(EVERY, CRON, TIMEZONE)));

    private Keys() {}
}
