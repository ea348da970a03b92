package org.sluice.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.project.internal.EndpointFile;
import org.sluice.project.internal.Findings;
import org.sluice.project.internal.ProjectFile;
import org.sluice.project.internal.ProjectReader;
import org.sluice.project.internal.References;
import org.sluice.project.internal.UnitFiles;
import org.sluice.run.EndpointDirectory;
import org.sluice.run.Unit;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/**
 * A project folder as it was when it was opened. What is wrong in its files becomes findings; one broken unit or endpoint
 * hides no other. Immutable; secrets are read only when an endpoint is asked for.
 */
public final class Project implements EndpointDirectory {

    /** The file that makes a folder a project. */
    public static final String FILE = "sluice.yaml";

    private final Path directory;
    private final ProjectFile file;
    private final Map<String, EndpointFile> endpoints;
    private final List<UnitEntry> entries;
    private final List<Finding> findings;
    private final References references;

    private Project(
            Path directory,
            ProjectFile file,
            Map<String, EndpointFile> endpoints,
            List<UnitEntry> entries,
            Findings findings,
            References references) {
        this.directory = directory;
        this.file = file;
        this.endpoints = new TreeMap<>(endpoints);
        this.entries = entries;
        this.findings = findings.sorted();
        this.references = references;
    }

    /**
     * Opens the project that a directory belongs to: its own, or that of a parent.
     *
     * @throws SluiceException E_INVALID_CONFIG when there is none
     */
    public static Project open(Path start, ProjectSettings settings, PluginCatalog plugins) {
        Path directory = find(start);
        Findings findings = new Findings();
        ProjectReader reader = new ProjectReader(directory, settings, plugins, findings);
        ProjectFile file = reader.projectFile();
        References references = new References(directory, settings.environmentVariables(), file.variables());
        Map<String, EndpointFile> endpoints = reader.endpoints();
        UnitFiles units =
                new UnitFiles(new UnitFiles.Known(endpoints, stagings(plugins)), file, settings, references, findings);
        reader.unitFiles().forEach(units::read);
        return new Project(directory, file, endpoints, units.entries(), findings, references);
    }

    private static List<String> stagings(PluginCatalog plugins) {
        return plugins.plugins().stream()
                .filter(plugin -> plugin.kind() == PluginInfo.Kind.STAGING)
                .map(PluginInfo::id)
                .toList();
    }

    /** The folder of the project that a directory belongs to. */
    public static Path find(Path start) {
        Path absolute = start.toAbsolutePath().normalize();
        for (Path candidate = absolute; candidate != null; candidate = candidate.getParent()) {
            if (Files.isRegularFile(candidate.resolve(FILE))) {
                return candidate;
            }
        }
        throw new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "There is no " + FILE + " in " + absolute + " or above.",
                "Make a project with: sluice init DIRECTORY; or name one with --project.");
    }

    /** The name in its file, or that of its folder. */
    public String name() {
        return file.name();
    }

    /** The folder. */
    public Path directory() {
        return directory;
    }

    /** Where state, staging and logs are kept; not under version control. */
    public Path home() {
        return directory.resolve(".sluice");
    }

    /** The environment that was applied; empty for none. */
    public Optional<String> environment() {
        return file.environmentName();
    }

    /** What is wrong, by file and line. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether nothing is wrong, apart from warnings. */
    public boolean valid() {
        return findings.stream().noneMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }

    /** All units, disabled and broken ones too, in the order of the files. */
    public List<UnitEntry> entries() {
        return entries;
    }

    /** The units that can run. */
    public List<Unit> units() {
        return entries.stream()
                .filter(UnitEntry::enabled)
                .flatMap(entry -> entry.unit().stream())
                .toList();
    }

    /**
     * Units by globs of their ids or datasets.
     *
     * @param include none for all
     * @param exclude units that match are left out
     * @throws SluiceException E_UNIT_NOT_FOUND when a glob of {@code include} matches nothing
     */
    public List<Unit> select(List<String> include, List<String> exclude) {
        List<Unit> all = units();
        for (String glob : include) {
            Pattern pattern = UnitFiles.glob(glob);
            if (all.stream().noneMatch(unit -> matches(pattern, unit))) {
                throw notFound(glob);
            }
        }
        List<Pattern> taken = include.stream().map(UnitFiles::glob).toList();
        List<Pattern> left = exclude.stream().map(UnitFiles::glob).toList();
        return all.stream()
                .filter(unit -> taken.isEmpty() || taken.stream().anyMatch(pattern -> matches(pattern, unit)))
                .filter(unit -> left.stream().noneMatch(pattern -> matches(pattern, unit)))
                .toList();
    }

    private static boolean matches(Pattern pattern, Unit unit) {
        return pattern.matcher(unit.id()).matches()
                || pattern.matcher(unit.dataset()).matches();
    }

    private SluiceException notFound(String glob) {
        List<String> known = new ArrayList<>();
        entries.forEach(entry -> known.add(entry.id()));
        entries.forEach(
                entry -> known.add(entry.id().replaceFirst("^[^/]*/", "").replaceFirst("@[^@]*$", "")));
        boolean disabled = entries.stream()
                .filter(entry -> !entry.enabled() || entry.unit().isEmpty())
                .anyMatch(entry -> UnitFiles.glob(glob).matcher(entry.id()).matches());
        return new SluiceException(
                ProblemCode.E_UNIT_NOT_FOUND,
                disabled ? "The unit '" + glob + "' is disabled or has errors." : "There is no unit '" + glob + "'.",
                known.size() > 20 ? "See them with: sluice units list" : Spelling.suggest(glob, known));
    }

    @Override
    public List<String> ids() {
        return List.copyOf(endpoints.keySet());
    }

    /** The template of an endpoint, as its file says. */
    public String templateOf(String id) {
        return require(id).template();
    }

    /** The file of an endpoint, relative to the project. */
    public String fileOf(String id) {
        return require(id).place().file();
    }

    @Override
    public EndpointConfig endpoint(String id) {
        return require(id).resolve(references);
    }

    /**
     * An endpoint that stands in no file yet, with its references resolved.
     *
     * @param options values as a file would hold them
     * @throws SluiceException E_INVALID_CONFIG naming the reference that does not resolve
     */
    public EndpointConfig candidate(String id, String template, Map<String, ?> options) {
        Map<String, Object> resolved = new TreeMap<>();
        options.forEach((name, value) -> resolved.put(name, references.resolve(value, "option '" + name + "'")));
        return new EndpointConfig(id, template, OptionValues.of(resolved));
    }

    private EndpointFile require(String id) {
        EndpointFile endpoint = endpoints.get(id);
        if (endpoint == null) {
            throw new SluiceException(
                    ProblemCode.E_ENDPOINT_NOT_FOUND,
                    "There is no endpoint '" + id + "' in " + directory.resolve("endpoints") + ".",
                    Spelling.suggest(id, endpoints.keySet()));
        }
        return endpoint;
    }
}
