package org.sluice.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The jobs and who does them. */
final class Contests {

    private static final String LINES = "public.lineitem: {}";
    private static final String LINE_KEY = "l_orderkey";

    private static final String PARQUET = "{version: 1, template: parquet, root: \"${project}/lake\"}";

    private final Lab lab;

    Contests(Lab lab) {
        this.lab = lab;
    }

    Contest startUp() {
        return new Contest("1,000 rows → Parquet", List.of(toParquet("sluice", "tiny", ""), sparkParquet("tiny")));
    }

    Contest parquet() {
        return new Contest(
                "PostgreSQL → Parquet zstd",
                List.of(
                        lab.copyLimit("lineitem"),
                        new Contender(
                                "JDBC result set, thrown away",
                                Lab.nothing(),
                                lab.java(JdbcRead.class, lab.server().url(), "SELECT * FROM lineitem")),
                        toParquet("sluice", "lineitem", ""),
                        toParquet("sluice, without COPY", "lineitem", ", read_path: cursor"),
                        sparkParquet("lineitem")));
    }

    private Contender toParquet(String name, String table, String option) {
        String source = SluiceProject.postgresSource(lab.server().port()).replace("}", option + "}");
        SluiceProject project = new SluiceProject(lab.product(), lab.output("sluice-parquet"), source);
        return new Contender(name, () -> project.write(PARQUET, "public." + table + ": {}"), project.command());
    }

    private Contender sparkParquet(String table) {
        Path out = lab.output("spark-parquet");
        return new Contender(
                "spark local[2]", () -> Folders.delete(out), lab.spark("parquet", table, LINE_KEY, out.toString()));
    }

    Contest append() {
        SluiceProject project = lab.project("sluice-append");
        Path warehouse = lab.output("spark-append");
        return new Contest(
                "PostgreSQL → Iceberg append",
                List.of(
                        new Contender("sluice", () -> project.write(iceberg(), LINES), project.command()),
                        new Contender(
                                "spark local[2]",
                                () -> Folders.delete(warehouse),
                                lab.spark("append", "lineitem", LINE_KEY, warehouse.toString()))));
    }

    /** Lets Spark read what Sluice has written, and compare it with the source. */
    void requireThatSparkReadsTheSame() throws Exception {
        SluiceProject files = lab.project("sluice-files");
        files.write(PARQUET, LINES);
        requireSame(files, "same", files.folder().resolve("lake/public/lineitem"));
        SluiceProject table = lab.project("sluice-table");
        table.write(iceberg(), LINES);
        requireSame(table, "same-table", table.folder().resolve("lake"));
    }

    private void requireSame(SluiceProject project, String job, Path written) throws Exception {
        Path log = lab.output("spark-" + job + ".log");
        TimedProcess.run(project.command(), log);
        TimedProcess.run(lab.spark(job, "lineitem", LINE_KEY, written.toString()), log);
        System.err.println("Spark reads the same: " + written);
    }

    private static String iceberg() {
        return "{version: 1, template: iceberg, warehouse: \"${project}/lake\"}";
    }

    Contest database() throws SQLException {
        SluiceProject project = lab.project("sluice-database");
        String sink = "{version: 1, template: postgresql-sink, host: 127.0.0.1, port: %d, database: mart, user: bench}"
                .formatted(lab.server().port());
        List<Contender> contenders = new ArrayList<>();
        if (Lab.hasPsql()) {
            contenders.add(new Contender(
                    "limit: psql COPY",
                    this::emptyTarget,
                    lab.shell(lab.psql("postgres")
                            + " -c 'COPY lineitem TO STDOUT (FORMAT binary)' | " + lab.psql("mart")
                            + " -c 'COPY lineitem FROM STDIN (FORMAT binary)'")));
        }
        contenders.add(new Contender(
                "sluice",
                () -> {
                    noTarget();
                    project.write(sink, "public.lineitem: {write_mode: merge}");
                },
                project.command()));
        contenders.add(new Contender(
                "spark local[2]", this::emptyTarget, lab.spark("jdbc", "lineitem", LINE_KEY, mart() + "#lineitem")));
        return new Contest("PostgreSQL → PostgreSQL, empty table with key", contenders);
    }

    private String mart() {
        return lab.server().url("mart");
    }

    private void noTarget() throws SQLException {
        lab.server().execute("DROP DATABASE IF EXISTS mart WITH (FORCE)", "CREATE DATABASE mart", "CHECKPOINT");
    }

    private void emptyTarget() throws SQLException {
        noTarget();
        lab.server().copyShape("lineitem", "mart");
    }

    /** Loads the tables now; the caller changes the source before it runs the contest. */
    Contest merge() throws Exception {
        SluiceProject project = lab.project("sluice-merge");
        project.write(
                iceberg(), "public.orders: {sync_mode: incremental, cursor_field: updated_at, write_mode: merge}");
        TimedProcess.run(project.command(), lab.output("merge-load.log"));
        Path loaded = lab.output("sluice-merge-loaded");
        Folders.replace(project.folder(), loaded);
        Path warehouse = lab.output("spark-merge");
        Folders.delete(warehouse);
        TimedProcess.run(
                lab.spark("create", "orders", "o_orderkey", warehouse.toString()), lab.output("merge-load.log"));
        Path created = lab.output("spark-merge-loaded");
        Folders.replace(warehouse, created);
        return new Contest(
                "merge 10 % into Iceberg",
                List.of(
                        new Contender("sluice", () -> Folders.replace(loaded, project.folder()), project.command()),
                        new Contender(
                                "spark local[2], merge on read",
                                () -> Folders.replace(created, warehouse),
                                lab.spark("merge", "orders", "o_orderkey", warehouse.toString()))));
    }
}
