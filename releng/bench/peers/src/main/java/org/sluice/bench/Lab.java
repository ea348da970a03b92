package org.sluice.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where everything is: product, libraries, work folder and server. */
record Lab(Path product, Path libraries, Path work, PostgresServer server, long orders) {

    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar");

    static Contender.Step nothing() {
        return () -> {};
    }

    Path output(String name) {
        return work.resolve(name);
    }

    SluiceProject project(String name) {
        return new SluiceProject(product, work.resolve(name), SluiceProject.postgresSource(server.port()));
    }

    /** Spark with the heap that it has by default. */
    List<String> spark(String job, String table, String key, String target) {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx1g", "-XX:+IgnoreUnrecognizedVMOptions"));
        for (String opened : OPENED) {
            command.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", libraries + "/*:" + classes(), "org.sluice.bench.SparkJob"));
        command.addAll(List.of(job, server.url(), table, key, Long.toString(orders), target));
        return command;
    }

    List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("java", "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", libraries + "/*:" + classes(), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String classes() {
        return Path.of(Lab.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
    }

    /** COPY on the client's side, thrown away: by psql where it is there. */
    Contender copyLimit(String table) {
        String query = "SELECT * FROM " + table;
        if (!hasPsql()) {
            return new Contender("limit: COPY by pgjdbc", nothing(), java(CopyRead.class, server.url(), query));
        }
        return new Contender(
                "limit: psql COPY",
                nothing(),
                shell(psql("postgres") + " -c 'COPY (" + query + ") TO STDOUT (FORMAT binary)' >/dev/null"));
    }

    static boolean hasPsql() {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Path.of(folder, "psql").toFile().canExecute()) {
                return true;
            }
        }
        return false;
    }

    String psql(String database) {
        return "psql -q -v ON_ERROR_STOP=1 -h 127.0.0.1 -p " + server.port() + " -U bench -d " + database;
    }

    static List<String> shell(String script) {
        return List.of("bash", "-o", "pipefail", "-c", script);
    }
}
