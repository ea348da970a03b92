package org.sluice.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.project.Project;
import org.sluice.project.ProjectInit;

/** A project that reads a small shop out of an H2 file into Parquet files, all below its own folder. */
public final class DemoProject {

    private static final String MARKER = ".sluice-demo";

    private static final String PROJECT = """
            version: 1
            name: demo
            """;

    private static final String SOURCE =
            """
            version: 1
            template: h2
            path: ${project}/data/shop
            """;

    private static final String SINK =
            """
            version: 1
            template: parquet
            root: ${project}/lake
            """;

    private static final String UNITS =
            """
            version: 1
            source: shop
            sink: lake
            units:
              SHOP.CUSTOMER:
              SHOP.LINEITEM: {slicing: {by: L_ORDERKEY, size: 150000}}
              SHOP.NATION:
              SHOP.ORDERS: {sync_mode: incremental, cursor_field: UPDATED_AT}
              SHOP.PART:
              SHOP.PARTSUPP:
              SHOP.REGION:
              SHOP.SUPPLIER:
            """;

    private final Path directory;

    /** The demo in a folder, which need not exist yet. */
    public DemoProject(Path directory) {
        this.directory = directory;
    }

    /** The folder. */
    public Path directory() {
        return directory;
    }

    /**
     * Writes the project's files, in place of an earlier demo.
     *
     * @throws SluiceException E_INVALID_INPUT when the folder holds anything else
     */
    public void writeFiles() {
        try {
            makeProject();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * Makes and fills the shop's tables.
     *
     * @param scale of TPC-H: 1 is about 1 GB
     * @return how many rows there are
     */
    public long fill(double scale) {
        try (TpchDatabase database = new TpchDatabase(directory.resolve("data/shop"))) {
            return database.create(scale);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Orders change and new ones come in; returns how many rows that makes. */
    public int change() {
        try (TpchDatabase database = new TpchDatabase(directory.resolve("data/shop"))) {
            return database.change();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private SluiceException failed(Exception cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                "The demo cannot be set up in " + directory + ": " + cause.getMessage() + ".",
                "Choose another folder.",
                cause);
    }

    private void makeProject() throws IOException {
        if (Files.exists(directory) && !Files.exists(directory.resolve(MARKER))) {
            try (var content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new SluiceException(
                            ProblemCode.E_INVALID_INPUT,
                            directory + " is there already and not an earlier demo. It was not touched.",
                            "Choose another folder.");
                }
            }
        }
        deleteTree(directory);
        Files.createDirectories(directory.resolve("data"));
        Files.createFile(directory.resolve(MARKER));
        Map<String, String> files = new LinkedHashMap<>();
        files.put(Project.FILE, PROJECT);
        files.put("endpoints/shop.yaml", SOURCE);
        files.put("endpoints/lake.yaml", SINK);
        files.put("units/shop.yaml", UNITS);
        files.put(".gitignore", ".sluice/\ndata/\nlake/\n");
        ProjectInit.write(directory, files);
    }

    private static void deleteTree(Path directory) throws IOException {
        if (Files.exists(directory)) {
            Files.walkFileTree(directory, new Deletion());
        }
    }

    @NonNullByDefault({})
    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
