package org.sluice.project.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.Spelling;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.type.DataType;
import org.sluice.api.type.TypeParser;
import org.sluice.project.ProjectSettings;
import org.sluice.project.UnitEntry;
import org.sluice.project.schedule.Cron;
import org.sluice.project.schedule.Interval;
import org.sluice.project.schedule.Schedule;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;

/** Makes one unit of its layers, nearest first: environment variables, environment, unit, file, project. */
final class UnitBuilder {

    private final ProjectSettings settings;
    private final References references;
    private final Findings findings;
    private final UnitFiles.Header header;
    private final UnitFiles.Named named;
    private final ProjectFile project;
    private final Map<String, UnitEntry.Value> used = new LinkedHashMap<>();

    UnitBuilder(
            ProjectFile project,
            ProjectSettings settings,
            References references,
            Findings findings,
            UnitFiles.Header header,
            UnitFiles.Named named) {
        this.project = project;
        this.settings = settings;
        this.references = references;
        this.findings = findings;
        this.header = header;
        this.named = named;
    }

    Optional<String> statedSink() {
        return find("sink", Keys.SINK);
    }

    UnitEntry build(String sink, List<String> stagings) {
        int errorsBefore = findings.errors();
        String origin = named.place().toString();
        Unit.Mode mode = mode();
        Unit unit = new Unit(
                Unit.idOf(header.source(), named.dataset(), sink),
                header.source(),
                named.dataset(),
                sink,
                find("object", Keys.OBJECT)
                        .map(text -> references.resolveText(text, origin))
                        .orElse(named.dataset()),
                mode,
                read(),
                staging(stagings),
                new Unit.Retry(
                        get("retry.max_attempts", Keys.MAX_ATTEMPTS).intValue(),
                        get("retry.initial", Keys.INITIAL),
                        get("retry.max", Keys.MAX)),
                origin);
        Optional<Schedule> schedule = schedule();
        boolean valid = findings.errors() == errorsBefore;
        return new UnitEntry(
                unit.id(),
                origin,
                !get("disabled", Keys.DISABLED),
                schedule,
                List.copyOf(used.values()),
                valid ? Optional.of(unit) : Optional.empty());
    }

    private Unit.Mode mode() {
        SyncMode sync = find("sync_mode", Keys.SYNC)
                .map(word -> SyncMode.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(SyncMode.FULL_REFRESH);
        Optional<String> cursor = find("cursor_field", Keys.CURSOR);
        if (sync == SyncMode.INCREMENTAL && cursor.isEmpty()) {
            error(
                    "cursor_field",
                    "an incremental unit needs a cursor_field.",
                    "Name a column that grows with each change.");
        }
        WriteMode write = find("write_mode", Keys.WRITE)
                .map(word -> WriteMode.valueOf(canonical(word).toUpperCase(Locale.ROOT)))
                .orElse(sync == SyncMode.INCREMENTAL ? WriteMode.APPEND : WriteMode.OVERWRITE);
        Duration lookback = get("lookback_window", Keys.LOOKBACK);
        if (!lookback.isZero() && write == WriteMode.APPEND) {
            findings.warning(
                    place("lookback_window"),
                    path("lookback_window"),
                    "with write_mode append, rows inside the window are added again by each run.",
                    "Use write_mode merge, or no lookback_window.");
        }
        return new Unit.Mode(
                sync,
                write,
                find("primary_key", Keys.PRIMARY_KEY).orElse(List.of()),
                cursor,
                lookback,
                get("safety_lag", Keys.SAFETY_LAG));
    }

    private static String canonical(String word) {
        String alias = Keys.WRITE_ALIASES.get(word);
        return alias == null ? word : alias;
    }

    private Unit.Read read() {
        List<String> select = find("select", Keys.SELECT).orElse(List.of());
        long excluded = select.stream().filter(name -> name.startsWith("-")).count();
        if (excluded > 0 && excluded < select.size()) {
            error("select", "names to take and names to leave out are mixed.", "Write only one kind.");
        }
        return new Unit.Read(
                select,
                types(),
                find("where", Keys.WHERE)
                        .map(text -> references.resolveText(text, named.place().toString())),
                find("query", Keys.QUERY)
                        .map(text -> references.resolveText(text, named.place().toString())),
                slicing(),
                Math.max(1, get("slicing.max_parallel", Keys.MAX_PARALLEL).intValue()));
    }

    private Map<String, DataType> types() {
        Map<String, DataType> types = new TreeMap<>();
        find("columns", Keys.COLUMNS).orElse(Map.of()).forEach((column, text) -> {
            try {
                types.put(column, TypeParser.parse(text));
            } catch (IllegalArgumentException e) {
                error("columns", column + ": " + e.getMessage() + ".", "");
            }
        });
        return types;
    }

    private ReadRequest.Slicing slicing() {
        Optional<String> by = find("slicing.by", Keys.SLICE_BY);
        Optional<String> size = find("slicing.size", Keys.SLICE_SIZE);
        if (size.isEmpty()) {
            return new ReadRequest.Slicing(by, 0, Optional.empty());
        }
        try {
            if (size.get().matches("[0-9_]+")) {
                return new ReadRequest.Slicing(by, Long.parseLong(size.get().replace("_", "")), Optional.empty());
            }
            return new ReadRequest.Slicing(by, 0, Optional.of(OptionValues.parseDuration(size.get())));
        } catch (IllegalArgumentException e) {
            error(
                    "slicing.size",
                    "'" + size.get() + "' is neither a number of rows nor a duration.",
                    "Write 500000, or 7d.");
            return ReadRequest.Slicing.DEFAULT;
        }
    }

    private Unit.Staging staging(List<String> installed) {
        String provider = get("staging", Keys.STAGING);
        String absent = "no staging provider '" + provider + "' is installed.";
        if (installed.stream()
                .anyMatch(other -> !installed.contains(provider) && EndpointFile.misspelt(provider, other))) {
            error("staging", absent, Spelling.suggest(provider, installed));
        } else if (!installed.contains(provider)) {
            findings.warning(
                    place("staging"), path("staging"), absent, "Until it is, the unit fails; see: sluice plugins list");
        }
        return new Unit.Staging(provider, OptionValues.none());
    }

    /** Of an interval and cron fields, the one that is nearer to the unit counts. */
    private Optional<Schedule> schedule() {
        int everyLevel = level("schedule.every");
        int cronLevel = level("schedule.cron");
        Optional<Duration> every = everyLevel <= cronLevel ? find("schedule.every", Keys.EVERY) : Optional.empty();
        Optional<String> cron = cronLevel <= everyLevel ? find("schedule.cron", Keys.CRON) : Optional.empty();
        if (every.isPresent() && cron.isPresent()) {
            error("schedule.cron", "the schedule has both an interval and cron fields.", "Write one of them.");
            return Optional.empty();
        }
        String key = cron.isPresent() ? "schedule.cron" : "schedule.every";
        try {
            return cron.isPresent()
                    ? Optional.of(Cron.parse(cron.get(), get("schedule.timezone", Keys.TIMEZONE)))
                    : every.map(Interval::new);
        } catch (IllegalArgumentException e) {
            error(key, e.getMessage() + ".", "Write every: 15m, or cron: '0 6 * * 1-5'.");
            return Optional.empty();
        }
    }

    // ---- layers

    private <T> T get(String key, Option<T> option) {
        return find(key, option).orElseThrow(() -> new IllegalStateException(key + " has a default"));
    }

    private <T> Optional<T> find(String key, Option<T> option) {
        String variable = variable(key);
        String fromEnvironment = settings.environmentVariables().get(variable);
        if (fromEnvironment != null) {
            return use(key, option, fromEnvironment, variable);
        }
        for (Layer layer : layers()) {
            Yaml value = layer.values().get(key);
            Object plain = value == null ? null : value.plain();
            if (value != null && plain != null) {
                return use(key, option, plain, value.place().toString());
            }
        }
        Optional<T> usual = OptionValues.none().find(option);
        usual.ifPresent(value -> used.put(key, new UnitEntry.Value(key, String.valueOf(value), "built in")));
        return usual;
    }

    private static String variable(String key) {
        return "SLUICE_UNIT_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private List<Layer> layers() {
        return List.of(project.environmentLayer(), named.layer(), header.defaults(), project.defaults());
    }

    /** How far from the unit a setting stands; beyond all layers when nobody states it. */
    private int level(String key) {
        if (settings.environmentVariables().containsKey(variable(key))) {
            return -1;
        }
        int level = 0;
        for (Layer layer : layers()) {
            Yaml value = layer.values().get(key);
            if (value != null && value.plain() != null) {
                return level;
            }
            level++;
        }
        return level;
    }

    private <T> Optional<T> use(String key, Option<T> option, Object value, String origin) {
        used.put(key, new UnitEntry.Value(key, String.valueOf(value), origin));
        return OptionValues.of(Map.of(option.name(), value)).find(option);
    }

    private Yaml.Place place(String key) {
        for (Layer layer : new ArrayList<>(List.of(named.layer(), header.defaults(), project.defaults()))) {
            Yaml value = layer.values().get(key);
            if (value != null) {
                return value.place();
            }
        }
        return named.place();
    }

    private String path(String key) {
        return "units." + named.dataset() + "." + key;
    }

    private void error(String key, String message, String remedy) {
        findings.error(place(key), path(key), message, remedy);
    }
}
