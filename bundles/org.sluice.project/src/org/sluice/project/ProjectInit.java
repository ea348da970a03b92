package org.sluice.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Writes new projects. */
public final class ProjectInit {

    private static final String PROJECT =
            """
            version: 1
            name: %s

            # Settings of all units; a unit file and each unit can override them.
            defaults:
              staging: local            # local survives a crash, memory does not touch the disk
            #  slicing: {size: 1000000, max_parallel: 2}
            #  retry: {max_attempts: 5, initial: 1s, max: 60s}

            # Values for ${var:NAME}.
            # variables: {zone: raw}

            # Chosen with --environment: other endpoints, other settings.
            # environments:
            #   dev: {sink: local_files}
            """;

    private static final String SOURCE =
            """
            version: 1
            template: postgresql        # see them all with: sluice doctor
            host: localhost
            port: 5432
            database: shop
            user: ${env:PGUSER}
            password: ${env:PGPASSWORD} # secrets are references, never values
            """;

    private static final String SINK =
            """
            version: 1
            template: parquet
            root: ${project}/lake       # or hdfs://namenode:8020/raw
            """;

    private static final String UNITS =
            """
            version: 1
            source: source
            sink: lake
            units:
              public.customers:         # every run replaces the table
              public.orders:            # every run adds what is new
                sync_mode: incremental
                cursor_field: updated_at
            #    select: [-comment]                      # all columns but one
            #    columns: {total: "decimal(18,4)"}       # a type of your choice
            #    where: "status <> 'draft'"
            #    slicing: {by: id, size: 500000, max_parallel: 2}
            """;

    private static final String IGNORED =
            """
            # State, staging and logs of this machine.
            .sluice/
            """;

    private ProjectInit() {}

    /**
     * Writes a commented project.
     *
     * @return the files
     * @throws SluiceException E_INVALID_INPUT when one of the files is there already; nothing is written then
     */
    public static List<Path> create(Path directory, String name) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(Project.FILE, PROJECT.formatted(name));
        files.put("endpoints/source.yaml", SOURCE);
        files.put("endpoints/lake.yaml", SINK);
        files.put("units/units.yaml", UNITS);
        files.put(".gitignore", IGNORED);
        return write(directory, files);
    }

    /** Writes files by relative path, all or none of which may exist. */
    public static List<Path> write(Path directory, Map<String, String> files) {
        List<Path> paths = files.keySet().stream().map(directory::resolve).toList();
        List<Path> there = paths.stream().filter(Files::exists).toList();
        if (!there.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "There is a project, or a part of one, already: " + there.get(0) + ".",
                    "Choose another directory; nothing was written.");
        }
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Path parent = path.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            }
            return paths;
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The project cannot be written to " + directory + ": " + e.getMessage() + ".",
                    "Check that you may write there.",
                    e);
        }
    }
}
