package org.sluice.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.run.EndpointDirectory;
import org.sluice.run.Engine;
import org.sluice.run.EngineFactory;
import org.sluice.run.EngineSettings;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.state.StateStoreFactory;

/**
 * A run whose process is killed with SIGKILL, at every boundary and at moments by chance, and run again, leaves in the
 * sink exactly what a run that nobody killed leaves. To extend, for each sink; the class needs a constructor without
 * arguments, because the killed process makes one too.
 */
public abstract class CrashContract {

    private static final int ROWS = 3000;
    private static final int SLICE = 700;

    /** Where everything of one test lies. */
    @TempDir
    protected Path directory;

    /** The plug-ins: an H2 source, local staging, and the sink. */
    protected abstract PluginCatalog plugins();

    /** The state store. */
    protected abstract StateStoreFactory states();

    /** The engine on both. */
    protected abstract EngineFactory engines(PluginCatalog plugins, StateStoreFactory states);

    /** The sink's endpoint. */
    protected abstract EndpointConfig target(Path place);

    /** The write modes to try. */
    protected abstract List<WriteMode> modes();

    /** The ids of the rows of {@code PUBLIC.T} at the sink, with repetitions, in any order. */
    protected abstract List<Long> ids(Path place) throws Exception;

    /** System properties that the killed process needs, such as where a server listens. */
    protected Map<String, String> properties() {
        return Map.of();
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void appending(CrashPoint point) throws Exception {
        arrivesOnce(WriteMode.APPEND, point);
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void overwriting(CrashPoint point) throws Exception {
        arrivesOnce(WriteMode.OVERWRITE, point);
    }

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void merging(CrashPoint point) throws Exception {
        arrivesOnce(WriteMode.MERGE, point);
    }

    @Test
    void atMomentsByChance() throws Exception {
        makeTable();
        Random random = new Random(11);
        for (int i = 0; i < 6; i++) {
            Process process = start(modes().get(0), "none");
            process.waitFor(200 + random.nextInt(1500), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        assertThat(run(modes().get(0)).problem()).isEmpty();
        assertAllOnce();
    }

    private void arrivesOnce(WriteMode mode, CrashPoint point) throws Exception {
        assumeThat(modes()).contains(mode);
        makeTable();
        Process process = start(mode, point.name());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(() -> output()).isEqualTo(137);

        UnitResult resumed = run(mode);

        assertThat(resumed.problem()).isEmpty();
        assertAllOnce();
        UnitResult again = run(mode);
        assertThat(again.problem()).isEmpty();
        assertAllOnce();
        if (mode == WriteMode.APPEND) {
            assertThat(again.sunk().rows()).isZero();
        }
    }

    private void assertAllOnce() throws Exception {
        assertThat(ids(directory))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, ROWS).boxed().toList());
    }

    private void makeTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("shop"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id BIGINT PRIMARY KEY, at TIMESTAMP(6))");
            statement.execute("INSERT INTO t SELECT x, DATEADD(SECOND, x, TIMESTAMP '2024-01-01 00:00:00') "
                    + "FROM SYSTEM_RANGE(1, " + ROWS + ")");
        }
    }

    private UnitResult run(WriteMode mode) throws InterruptedException {
        return run(directory, mode, plugins(), states());
    }

    private UnitResult run(Path place, WriteMode mode, PluginCatalog plugins, StateStoreFactory states)
            throws InterruptedException {
        EngineSettings settings =
                new EngineSettings(place.resolve("home"), endpoints(place), Clock.systemUTC(), "tester");
        try (Engine engine = engines(plugins, states).open(settings)) {
            return engine.runs()
                    .start(RunRequest.of(List.of(unit(mode)), Reading.NEWS, 2), event -> {})
                    .await()
                    .units()
                    .get(0);
        }
    }

    private EndpointDirectory endpoints(Path place) {
        EndpointConfig shop = new EndpointConfig(
                "shop", "h2", OptionValues.of(Map.of("url", "jdbc:h2:file:" + place.resolve("shop"))));
        EndpointConfig target = target(place);
        return new EndpointDirectory() {
            @Override
            public List<String> ids() {
                return List.of(shop.id(), target.id());
            }

            @Override
            public EndpointConfig endpoint(String id) {
                return id.equals(shop.id()) ? shop : target;
            }
        };
    }

    private Unit unit(WriteMode mode) {
        boolean follows = mode != WriteMode.OVERWRITE;
        String sink = target(directory).id();
        return new Unit(
                Unit.idOf("shop", "PUBLIC.T", sink),
                "shop",
                "PUBLIC.T",
                sink,
                "PUBLIC.T",
                new Unit.Mode(
                        follows ? SyncMode.INCREMENTAL : SyncMode.FULL_REFRESH,
                        mode,
                        List.of("ID"),
                        follows ? Optional.of("AT") : Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO),
                new Unit.Read(
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new ReadRequest.Slicing(
                                follows ? Optional.empty() : Optional.of("ID"), SLICE, Optional.empty()),
                        2),
                new Unit.Staging("local", OptionValues.none()),
                new Unit.Retry(1, Duration.ofMillis(10), Duration.ofMillis(50)),
                "units/test.yaml:1");
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("killed.out"));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private Process start(WriteMode mode, String point) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        // It lives for a second or two, most of which would go into compiling.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                getClass().getName(),
                directory.toString(),
                mode.name(),
                point));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("killed.out").toFile())
                .start();
    }

    /** The run that is killed. Arguments: the extending class, the directory, the mode, the point. */
    public static final class Killed {

        private Killed() {}

        /** Runs until it is killed. */
        public static void main(String[] arguments) throws Exception {
            Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
            constructor.setAccessible(true);
            CrashContract contract = (CrashContract) constructor.newInstance();
            contract.directory = Path.of(arguments[1]);
            PluginCatalog plugins = contract.plugins();
            StateStoreFactory states = contract.states();
            if (!arguments[3].equals("none")) {
                Crashing crashing = new Crashing(CrashPoint.valueOf(arguments[3]));
                plugins = crashing.watch(PluginCatalog.class, plugins);
                states = crashing.watch(StateStoreFactory.class, states);
            }
            UnitResult result = contract.run(contract.directory, WriteMode.valueOf(arguments[2]), plugins, states);
            System.out.println("was not killed: " + result);
            System.exit(1);
        }
    }
}
