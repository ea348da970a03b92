package org.sluice.project.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.project.ProjectSettings;
import org.sluice.run.catalog.PluginCatalog;

/** Reads a project's files from the disk. */
public final class ProjectReader {

    private final Path directory;
    private final ProjectSettings settings;
    private final PluginCatalog plugins;
    private final Findings findings;

    /** Of a project. */
    public ProjectReader(Path directory, ProjectSettings settings, PluginCatalog plugins, Findings findings) {
        this.directory = directory;
        this.settings = settings;
        this.plugins = plugins;
        this.findings = findings;
    }

    /** The project's own file. */
    public ProjectFile projectFile() {
        String usualName = String.valueOf(directory.getFileName());
        return parse(directory.resolve("sluice.yaml"))
                .map(root -> ProjectFile.read(root, usualName, settings.environment(), findings))
                .orElse(ProjectFile.empty(usualName));
    }

    /** The endpoints by id. */
    public Map<String, EndpointFile> endpoints() {
        Map<String, EndpointFile> endpoints = new LinkedHashMap<>();
        for (Path path : files("endpoints")) {
            parse(path)
                    .flatMap(root -> EndpointFile.read(name(path), root, plugins, findings))
                    .ifPresent(endpoint -> {
                        EndpointFile before = endpoints.putIfAbsent(endpoint.id(), endpoint);
                        if (before != null) {
                            findings.error(
                                    endpoint.place(),
                                    "id",
                                    "the endpoint '" + endpoint.id() + "' is defined twice; the first time in "
                                            + before.place() + ".",
                                    "Give one of them another id.");
                        }
                    });
        }
        return endpoints;
    }

    /** The roots of the unit files. */
    public List<Yaml.Entries> unitFiles() {
        List<Yaml.Entries> roots = new ArrayList<>();
        files("units").forEach(path -> parse(path).ifPresent(roots::add));
        return roots;
    }

    private String name(Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }

    private Optional<Yaml.Entries> parse(Path path) {
        String name = name(path);
        try {
            String unsaved = settings.unsaved().get(path);
            return Yaml.parse(name, unsaved == null ? Files.readString(path) : unsaved, findings);
        } catch (CharacterCodingException e) {
            findings.error(new Yaml.Place(name, 0, 0), "", "the file is not UTF-8 text.", "Save it as UTF-8.");
        } catch (IOException e) {
            findings.error(new Yaml.Place(name, 0, 0), "", "the file cannot be read: " + e.getMessage() + ".", "");
        }
        return Optional.empty();
    }

    private List<Path> files(String folder) {
        List<Path> files = new ArrayList<>();
        Path path = directory.resolve(folder);
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(path, "*.{yaml,yml}")) {
                found.forEach(files::add);
            } catch (IOException e) {
                findings.error(
                        new Yaml.Place(folder, 0, 0), "", "the folder cannot be read: " + e.getMessage() + ".", "");
            }
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }
}
