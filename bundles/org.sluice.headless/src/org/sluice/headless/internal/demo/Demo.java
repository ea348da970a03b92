package org.sluice.headless.internal.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.headless.internal.TextTable;
import org.sluice.headless.internal.command.Runner;
import org.sluice.project.Project;
import org.sluice.project.ProjectInit;
import org.sluice.run.Engine;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;

/** Shows the whole path on data of its own: everything goes through the same files and services as a user's project. */
public final class Demo {

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

    private final Context context;
    private final Path directory;
    private final double scale;
    private final PrintStream err;

    public Demo(Context context, Path directory, double scale) {
        this.context = context;
        this.directory = directory;
        this.scale = scale;
        this.err = context.console().err();
    }

    /** Returns the exit code. */
    public int run() {
        try {
            makeProject();
            long start = System.nanoTime();
            try (TpchDatabase database = new TpchDatabase(directory.resolve("data/shop"))) {
                err.println("Making a database with the TPC-H tables, scale " + scale + " ...");
                long rows = database.create(scale);
                err.printf(Locale.ROOT, "  %,d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
            }
            err.println("First run: everything.");
            int first = context.with(directory, (project, engine) -> ingest(project, engine, List.of()));
            if (first != ExitCodes.OK) {
                return first;
            }
            int changed;
            try (TpchDatabase database = new TpchDatabase(directory.resolve("data/shop"))) {
                changed = database.change();
            }
            err.printf(Locale.ROOT, "Meanwhile %,d orders have changed or come in. Second run: only those.%n", changed);
            int second = context.with(directory, (project, engine) -> ingest(project, engine, List.of("SHOP.ORDERS")));
            if (second == ExitCodes.OK) {
                farewell();
            }
            return second;
        } catch (SQLException | IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The demo cannot be set up in " + directory + ": " + e.getMessage() + ".",
                    "Choose another place with --dir.",
                    e);
        }
    }

    private void makeProject() throws IOException {
        if (Files.exists(directory) && !Files.exists(directory.resolve(MARKER))) {
            try (var content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new SluiceException(
                            ProblemCode.E_INVALID_INPUT,
                            directory + " is there already and not an earlier demo. It was not touched.",
                            "Choose another place with --dir.");
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

    private int ingest(Project project, Engine engine, List<String> units) {
        RunRequest request = RunRequest.of(project.select(units, List.of()), Reading.NEWS, 2);
        Runner.Result result = new Runner(context).run(project, engine, request);
        return result.summary().state() == RunState.SUCCEEDED ? ExitCodes.OK : result.exitCode();
    }

    private void farewell() throws IOException {
        long[] total = new long[2];
        Files.walkFileTree(directory.resolve("lake"), new Sizes(total));
        err.println();
        err.println("The files lie in " + directory.resolve("lake") + ": " + total[0] + " Parquet files, "
                + TextTable.bytes(total[1]) + ".");
        err.println("Try next:");
        err.println("  sluice status -j " + directory);
        err.println("  sluice runs show last -j " + directory);
        err.println("  sluice state get SHOP.ORDERS -j " + directory);
        err.flush();
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

    @NonNullByDefault({})
    private static final class Sizes extends SimpleFileVisitor<Path> {
        private final long[] total;

        Sizes(long[] total) {
            this.total = total;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".parquet")) {
                total[0]++;
                total[1] += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
