package org.sluice.headless.internal.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.demo.DemoProject;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.headless.internal.TextTable;
import org.sluice.headless.internal.command.Runner;
import org.sluice.project.Project;
import org.sluice.run.Engine;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;

/** Shows the whole path on data of its own: everything goes through the same files and services as a user's project. */
public final class Demo {

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
        DemoProject demo = new DemoProject(directory);
        demo.writeFiles();
        long start = System.nanoTime();
        err.println("Making a database with the TPC-H tables, scale " + scale + " ...");
        long rows = demo.fill(scale);
        err.printf(Locale.ROOT, "  %,d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
        err.println("First run: everything.");
        int first = context.with(directory, (project, engine) -> ingest(project, engine, List.of()));
        if (first != ExitCodes.OK) {
            return first;
        }
        int changed = demo.change();
        err.printf(Locale.ROOT, "Meanwhile %,d orders have changed or come in. Second run: only those.%n", changed);
        int second = context.with(directory, (project, engine) -> ingest(project, engine, List.of("SHOP.ORDERS")));
        if (second == ExitCodes.OK) {
            farewell();
        }
        return second;
    }

    private int ingest(Project project, Engine engine, List<String> units) {
        RunRequest request = RunRequest.of(project.select(units, List.of()), Reading.NEWS, 2);
        Runner.Result result = new Runner(context).run(project, engine, request);
        return result.summary().state() == RunState.SUCCEEDED ? ExitCodes.OK : result.exitCode();
    }

    private void farewell() {
        long[] total = new long[2];
        try {
            Files.walkFileTree(directory.resolve("lake"), new Sizes(total));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        err.println();
        err.println("The files lie in " + directory.resolve("lake") + ": " + total[0] + " Parquet files, "
                + TextTable.bytes(total[1]) + ".");
        err.println("Try next:");
        err.println("  sluice status -j " + directory);
        err.println("  sluice runs show last -j " + directory);
        err.println("  sluice state get SHOP.ORDERS -j " + directory);
        err.flush();
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
