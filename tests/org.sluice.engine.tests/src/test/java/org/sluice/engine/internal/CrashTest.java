package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;

/** The process ends at each boundary of a commit; the next run brings the sink to where it would be without that. */
class CrashTest {

    private static final int ROWS = 3000;

    @TempDir
    Path directory;

    static Lab lab(Path directory) {
        return new Lab(directory.resolve("project"))
                .endpoint("shop", "h2", Map.of("url", "jdbc:h2:file:" + directory.resolve("shop")));
    }

    private static Unit unit(String kind) {
        return kind.equals("full")
                ? Lab.unit("shop", "PUBLIC.T").slices("ID", 700).build()
                : Lab.unit("shop", "PUBLIC.T")
                        .incremental("AT")
                        .slices(null, 700)
                        .build();
    }

    /** The run that ends early. Arguments: directory, kind, point. */
    static final class Halted {
        public static void main(String[] arguments) {
            HaltingSinkFactory.Point point = HaltingSinkFactory.Point.valueOf(arguments[2]);
            UnitResult result = lab(Path.of(arguments[0])).haltingAt(point).run(unit(arguments[1]));
            System.out.println("was not halted: " + result);
            System.exit(1);
        }
    }

    @ParameterizedTest
    @EnumSource(HaltingSinkFactory.Point.class)
    void aFullReadArrivesOnce(HaltingSinkFactory.Point point) throws Exception {
        arrivesOnce("full", point);
    }

    @ParameterizedTest
    @EnumSource(HaltingSinkFactory.Point.class)
    void anIncrementalReadArrivesOnce(HaltingSinkFactory.Point point) throws Exception {
        arrivesOnce("incremental", point);
    }

    private void arrivesOnce(String kind, HaltingSinkFactory.Point point) throws Exception {
        makeTable();
        halt(kind, point);

        UnitResult resumed = lab(directory).run(unit(kind));

        assertThat(resumed.problem()).isEmpty();
        assertThat(lab(directory).lake("PUBLIC.T", "ID")).containsExactly(ROWS, ROWS);
        if (kind.equals("incremental")) {
            assertThat(lab(directory).run(unit(kind)).sunk().rows()).isZero();
            assertThat(lab(directory).lake("PUBLIC.T", "ID")).containsExactly(ROWS, ROWS);
        }
    }

    private void makeTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("shop"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, at TIMESTAMP(6))");
            statement.execute("INSERT INTO t SELECT x, DATEADD(SECOND, x, TIMESTAMP '2024-01-01 00:00:00') "
                    + "FROM SYSTEM_RANGE(1, " + ROWS + ")");
        }
    }

    private void halt(String kind, HaltingSinkFactory.Point point) throws Exception {
        Path out = directory.resolve("halted.out");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Halted.class.getName(),
                        directory.toString(),
                        kind,
                        point.name())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(137);
    }
}
