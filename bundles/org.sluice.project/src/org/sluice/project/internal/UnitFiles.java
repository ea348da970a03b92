package org.sluice.project.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.Spelling;
import org.sluice.project.ProjectSettings;
import org.sluice.project.UnitEntry;

/** Reads unit files: who reads what into where, and the settings of each, level by level. */
public final class UnitFiles {

    private static final List<String> KEYS = List.of("version", "source", "sink", "defaults", "units");

    private final Known known;
    private final ProjectFile project;
    private final ProjectSettings settings;
    private final References references;
    private final Findings findings;
    private final Map<String, UnitEntry> entries = new LinkedHashMap<>();

    /**
     * What units can name.
     *
     * @param endpoints by id
     * @param stagings ids of the staging providers that are installed
     */
    public record Known(Map<String, EndpointFile> endpoints, List<String> stagings) {}

    /** With what is known already. */
    public UnitFiles(
            Known known, ProjectFile project, ProjectSettings settings, References references, Findings findings) {
        this.known = known;
        this.project = project;
        this.settings = settings;
        this.references = references;
        this.findings = findings;
    }

    /** The units so far, in the order of the files. */
    public List<UnitEntry> entries() {
        return List.copyOf(entries.values());
    }

    static void checkVersion(Yaml.Entries root, Findings findings) {
        Optional<Yaml> version = root.get("version");
        if (version.isEmpty()) {
            findings.error(root.place(), "version", "the file has no version.", "Begin it with version: 1.");
        } else if (!String.valueOf(version.get().plain()).equals("1")) {
            findings.error(
                    version.get().place(),
                    "version",
                    "this version of Sluice reads version 1 only.",
                    "Write version: 1.");
        }
    }

    static void checkKeys(Yaml.Entries entries, List<String> known, String path, Findings findings) {
        for (String key : entries.values().keySet()) {
            if (!known.contains(key)) {
                findings.error(entries.placeOf(key), path + key, "unknown key.", Spelling.suggest(key, known));
            }
        }
    }

    /** Reads one file. */
    public void read(Yaml.Entries root) {
        checkVersion(root, findings);
        checkKeys(root, KEYS, "", findings);
        Optional<String> source = endpoint(root, "source", EndpointTemplate.Role.SOURCE, true);
        Optional<String> sink = endpoint(root, "sink", EndpointTemplate.Role.SINK, false);
        Layer defaults = root.get("defaults")
                .flatMap(value -> mapping(value, "defaults"))
                .map(value -> Layer.read(value, "defaults", findings))
                .orElse(Layer.EMPTY);
        Optional<Yaml> units = root.get("units");
        if (units.isEmpty()) {
            findings.error(root.place(), "units", "the file has no units.", "List datasets under 'units:'.");
        } else if (source.isPresent()) {
            Header header = new Header(source.get(), sink, defaults);
            for (Named named : named(units.get())) {
                expand(header, named).forEach(one -> add(header, one));
            }
        }
    }

    /** What the units of a file share. */
    record Header(String source, Optional<String> sink, Layer defaults) {}

    /** A unit's name in its file, and its settings. */
    record Named(String dataset, Yaml.Place place, Layer layer) {}

    private Optional<Yaml.Entries> mapping(Yaml value, String path) {
        if (value instanceof Yaml.Entries entries) {
            return Optional.of(entries);
        }
        findings.error(value.place(), path, "a mapping of keys to values is expected here.", "");
        return Optional.empty();
    }

    private Optional<String> endpoint(Yaml.Entries root, String key, EndpointTemplate.Role role, boolean required) {
        Optional<Yaml> value = root.get(key);
        if (value.isEmpty()) {
            if (required) {
                findings.error(root.place(), key, "the file names no " + key + ".", "Add " + key + ": ENDPOINT.");
            }
            return Optional.empty();
        }
        String id = project.renamed(key, String.valueOf(value.get().plain()));
        return checkedEndpoint(id, value.get().place(), key, role);
    }

    private Optional<String> checkedEndpoint(String id, Yaml.Place place, String path, EndpointTemplate.Role role) {
        EndpointFile endpoint = known.endpoints().get(id);
        if (endpoint == null) {
            findings.error(
                    place,
                    path,
                    "there is no endpoint '" + id + "'.",
                    Spelling.suggest(id, known.endpoints().keySet()));
            return Optional.empty();
        }
        if (endpoint.role().isPresent() && endpoint.role().get() != role) {
            findings.error(
                    place,
                    path,
                    "the endpoint '" + id + "' is a "
                            + endpoint.role().get().name().toLowerCase(java.util.Locale.ROOT)
                            + " and cannot stand here.",
                    "Name a " + role.name().toLowerCase(java.util.Locale.ROOT) + ".");
            return Optional.empty();
        }
        return Optional.of(id);
    }

    private List<Named> named(Yaml units) {
        List<Named> named = new ArrayList<>();
        if (units instanceof Yaml.Items items) {
            for (Yaml item : items.values()) {
                named.add(new Named(String.valueOf(item.plain()), item.place(), Layer.EMPTY));
            }
        } else if (units instanceof Yaml.Entries mapping) {
            mapping.values().forEach((name, value) -> {
                Layer layer =
                        value instanceof Yaml.Entries own ? Layer.read(own, "units." + name, findings) : Layer.EMPTY;
                if (!(value instanceof Yaml.Entries) && value.plain() != null) {
                    findings.error(
                            value.place(), "units." + name, "settings are expected here.", "Write 'key: value' lines.");
                }
                named.add(new Named(name, mapping.placeOf(name), layer));
            });
        } else {
            findings.error(units.place(), "units", "a mapping of datasets is expected here.", "");
        }
        return named;
    }

    /** A glob becomes a unit for each dataset that is known and has no unit of its own in the file. */
    private List<Named> expand(Header header, Named named) {
        if (!named.dataset().matches(".*[*?].*")) {
            return List.of(named);
        }
        Pattern glob = glob(named.dataset());
        List<Named> found = settings.datasetNames().apply(header.source()).stream()
                .filter(name -> glob.matcher(name).matches())
                .map(name -> new Named(name, named.place(), named.layer()))
                .toList();
        if (found.isEmpty()) {
            findings.warning(
                    named.place(),
                    "units." + named.dataset(),
                    "no known dataset matches.",
                    "Run: sluice endpoints discover " + header.source());
        }
        return found;
    }

    /** A glob as a pattern: {@code *} and {@code ?}. */
    public static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }

    private void add(Header header, Named named) {
        UnitBuilder builder = new UnitBuilder(project, settings, references, findings, header, named);
        Optional<String> sink = builder.statedSink()
                .map(id -> project.renamed("sink", id))
                .flatMap(id -> checkedEndpoint(id, named.place(), "sink", EndpointTemplate.Role.SINK))
                .or(header::sink);
        if (sink.isEmpty()) {
            findings.error(named.place(), "units." + named.dataset(), "the unit has no sink.", "Add sink: ENDPOINT.");
            return;
        }
        UnitEntry entry = builder.build(sink.get(), known.stagings());
        UnitEntry before = entries.get(entry.id());
        if (before == null) {
            entries.put(entry.id(), entry);
        } else if (!before.origin().equals(entry.origin())) {
            findings.error(
                    named.place(),
                    "units." + named.dataset(),
                    "the unit " + entry.id() + " is defined twice; the first time in " + before.origin() + ".",
                    "Keep one of them.");
        }
    }
}
