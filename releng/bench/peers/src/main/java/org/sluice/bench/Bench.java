package org.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs everything. Arguments: product, libraries, work folder, orders, rounds, result file, names of contests. */
public final class Bench {

    private static final List<String> ALL = List.of("start", "parquet", "append", "database", "merge");

    /** Alone: Spark compares what Sluice writes with the source. */
    private static final String CHECK = "check";

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[2]);
        Folders.delete(work);
        Files.createDirectories(work);
        long orders = Long.parseLong(arguments[3]);
        int rounds = Integer.parseInt(arguments[4]);
        List<String> named = List.of(arguments).subList(6, arguments.length);
        Path data = work.resolve("postgres");
        try (PostgresServer server = PostgresServer.start(work.resolveSibling("postgres-binaries"), data)) {
            server.script("data.sql", orders);
            Lab lab = new Lab(Path.of(arguments[0]), Path.of(arguments[1]), work, server, orders);
            if (named.equals(List.of(CHECK))) {
                new Contests(lab).requireThatSparkReadsTheSame();
                return;
            }
            Report report = new Report(conditions(orders, rounds));
            for (String contest : named.isEmpty() ? ALL : named) {
                add(report, contest(contest, lab), rounds, work);
                report.write(Path.of(arguments[5]));
            }
            System.out.println(report);
        }
    }

    private static void add(Report report, Contest contest, int rounds, Path work) throws Exception {
        report.add(contest.job(), contest.run(rounds, work));
    }

    private static Contest contest(String name, Lab lab) throws Exception {
        Contests contests = new Contests(lab);
        return switch (name) {
            case "start" -> contests.startUp();
            case "parquet" -> contests.parquet();
            case "append" -> contests.append();
            case "database" -> contests.database();
            case "merge" -> mergeAfterChanges(contests, lab);
            default -> throw new IllegalArgumentException(name + " is none of " + ALL);
        };
    }

    private static Contest mergeAfterChanges(Contests contests, Lab lab) throws Exception {
        Contest merge = contests.merge();
        lab.server().script("changes.sql", lab.orders());
        return merge;
    }

    private static String conditions(long orders, int rounds) throws IOException {
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return String.format(
                Locale.ROOT,
                "%,d orders with about four lines each; median of %d, in turns; Java %s, %d cores; load before: %s.",
                orders,
                rounds,
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                load);
    }
}
