package org.sluice.state.h2.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.TypeParser;
import org.sluice.run.RunState;
import org.sluice.run.SliceState;
import org.sluice.run.SyncMode;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.CommitRecord;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.UnitRun;

class H2StateStoreTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456789Z");

    @TempDir
    Path directory;

    private StateStore open() {
        return new H2StateStoreFactory().open(directory);
    }

    private static Checkpoint checkpoint(String unit, long version, String type, String value) {
        return new Checkpoint(
                unit,
                version,
                version - 1,
                NOW,
                "run:r",
                Checkpoint.Reason.COMMIT,
                Optional.of(new Checkpoint.Cursor(
                        "c", new CursorValue(TypeParser.parse(type), value), List.of("00000000000000ff"), false)),
                Optional.of("commit"),
                "sha256:x",
                Map.of("rows", 3L));
    }

    /** As years of commands do, each of which opens the file and closes it; only so many versions are kept. */
    @Test
    void theFileDoesNotGrowWithHistory() throws IOException {
        long half = 0;
        for (int i = 1; i <= 200; i++) {
            try (StateStore store = open()) {
                store.appendCheckpoint(checkpoint("u", i, "int64", String.valueOf(i)), Optional.empty());
            }
            half = i == 100 ? Files.size(directory.resolve("sluice.mv.db")) : half;
        }
        long all = Files.size(directory.resolve("sluice.mv.db"));
        assertThat(all).isLessThan(2 * half).isLessThan(2_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "timestamp(9), 2024-01-02T03:04:05.123456789",
        "timestamp_tz(6), 2024-01-02T03:04:05.123456Z",
        "date, 2024-02-29",
        "'decimal(38,10)', 1234567890123456789012345678.0123456789",
        "uuid, 00000000-0000-0000-0000-000000000001",
        "string, ä€😀",
        "int64, -9223372036854775808"
    })
    void cursorsKeepTypeAndPrecision(String type, String value) {
        Checkpoint stored = checkpoint("u", 1, type, value);
        try (StateStore store = open()) {
            store.appendCheckpoint(stored, Optional.empty());
        }
        try (StateStore store = open()) {
            assertThat(store.checkpoint("u")).contains(stored);
            assertThat(store.latestCheckpoints()).containsExactly(stored);
        }
    }

    @Test
    void aStaleWriteIsRefusedAndTheSameWriteTwiceIsOne() {
        try (StateStore store = open()) {
            Checkpoint first = checkpoint("u", 1, "int64", "1");
            store.appendCheckpoint(first, Optional.empty());
            store.appendCheckpoint(first, Optional.empty());
            assertThat(store.checkpoints("u", 10)).hasSize(1);
            assertThatThrownBy(() -> store.appendCheckpoint(checkpoint("u", 1, "int64", "2"), Optional.empty()))
                    .isInstanceOfSatisfying(
                            SluiceException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.E_CHECKPOINT_STALE));
            assertThatThrownBy(() -> store.appendCheckpoint(checkpoint("u", 3, "int64", "2"), Optional.empty()))
                    .isInstanceOf(SluiceException.class);
        }
    }

    @Test
    void theLastHundredVersionsAreKept() {
        try (StateStore store = open()) {
            for (int version = 1; version <= 110; version++) {
                store.appendCheckpoint(checkpoint("u", version, "int64", "" + version), Optional.empty());
            }
            assertThat(store.checkpoints("u", 1000)).hasSize(100);
            assertThat(store.checkpoint("u", 11)).isPresent();
            assertThat(store.checkpoint("u", 10)).isEmpty();
        }
    }

    private static LockOwner self(String run) {
        ProcessHandle process = ProcessHandle.current();
        return new LockOwner(
                run,
                hostName(),
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    private static String hostName() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException e) {
            return "localhost";
        }
    }

    @Test
    void aLockIsTakenOnceAndBrokenWhenItsProcessIsGone() {
        try (StateStore store = open()) {
            LockOwner first = self("r1");
            assertThat(store.lock("u", first, NOW)).isEqualTo(first);
            assertThat(store.lock("u", first, NOW)).isEqualTo(first);
            assertThat(store.lock("u", self("r2"), NOW)).isEqualTo(first);
            assertThatThrownBy(() -> store.appendCheckpoint(checkpoint("u", 1, "int64", "1"), Optional.empty()))
                    .hasMessageContaining("r1");
            store.unlock("u", self("r2"));
            assertThat(store.lockHolder("u")).contains(first);
            store.unlock("u", first);
            assertThat(store.lockHolder("u")).isEmpty();

            LockOwner reused =
                    new LockOwner("r3", hostName(), ProcessHandle.current().pid(), 1);
            store.lock("v", reused, NOW);
            assertThat(store.lockHolder("v"))
                    .as("another process has the number now")
                    .isEmpty();

            LockOwner elsewhere = new LockOwner("r4", "another-host", 1, 1);
            store.lock("w", elsewhere, Instant.now());
            assertThat(store.lockHolder("w")).contains(elsewhere);
            store.heartbeat(elsewhere, Instant.now().minusSeconds(120));
            assertThat(store.lockHolder("w")).isEmpty();
        }
    }

    private static UnitRun unitRun(String run) {
        return new UnitRun(
                run,
                "u",
                run,
                RunState.RUNNING,
                SyncMode.INCREMENTAL,
                "f",
                0,
                0,
                Optional.of("{}"),
                Optional.of("{}"),
                NOW,
                Optional.empty(),
                0,
                0,
                0,
                Optional.empty());
    }

    private static SliceRecord slice(String run, int index, SliceState state) {
        return new SliceRecord(
                run,
                "u",
                index,
                state,
                1,
                Optional.of("{\"p\":1}"),
                Optional.of("{\"r\":1}"),
                Optional.of(Problem.of(ProblemCode.E_TIMEOUT, "message", "next")));
    }

    @Test
    void aCommitStoresEverythingOrNothing() {
        try (StateStore store = open()) {
            store.createRun(new RunRecord("r", RunState.RUNNING, NOW, Optional.empty(), self("r"), "me", "{}"));
            UnitRun run = unitRun("r");
            store.createUnitRun(run, List.of(slice("r", 0, SliceState.STAGED), slice("r", 1, SliceState.PENDING)));
            store.beginCommit("u", "c1", "{\"x\":1}");
            assertThat(store.pendingCommit("u").orElseThrow().commitId()).isEqualTo("c1");

            assertThatThrownBy(() -> store.recordCommit(new CommitRecord(
                            run.plus(5, 6, 7),
                            List.of(slice("r", 0, SliceState.COMMITTED)),
                            Optional.of(checkpoint("u", 9, "int64", "1")),
                            Optional.empty(),
                            Optional.empty())))
                    .isInstanceOf(SluiceException.class);
            assertThat(store.slices("r", "u").get(0).state()).isEqualTo(SliceState.STAGED);
            assertThat(store.pendingCommit("u")).isPresent();

            UnitRun committed = run.plus(5, 6, 7);
            store.recordCommit(new CommitRecord(
                    committed,
                    List.of(slice("r", 0, SliceState.COMMITTED)),
                    Optional.of(checkpoint("u", 1, "int64", "1")),
                    Optional.empty(),
                    Optional.empty()));
            assertThat(store.slices("r", "u"))
                    .containsExactly(slice("r", 0, SliceState.COMMITTED), slice("r", 1, SliceState.PENDING));
            assertThat(store.pendingCommit("u")).isEmpty();
            assertThat(store.latestUnitRun("u")).contains(committed);
            assertThat(store.latestUnitRuns()).containsExactly(committed);
        }
    }

    @Test
    void runsOfProcessesThatAreGoneAreEndedWhenTheStoreIsOpened() {
        try (StateStore store = open()) {
            LockOwner dead = new LockOwner("r", hostName(), 4_000_000, 1);
            store.createRun(new RunRecord("r", RunState.RUNNING, NOW, Optional.empty(), dead, "me", "{}"));
            store.createUnitRun(unitRun("r"), List.of());
            store.lock("u", dead, NOW);
            store.heartbeat(dead, NOW.plusSeconds(7));
        }
        try (StateStore store = open()) {
            assertThat(store.run("r").orElseThrow().state()).isEqualTo(RunState.FAILED);
            assertThat(store.run("r").orElseThrow().endedAt()).contains(NOW.plusSeconds(7));
            assertThat(store.latestUnitRun("u")
                            .orElseThrow()
                            .problem()
                            .orElseThrow()
                            .next())
                    .contains("next run");
        }
    }

    @Test
    void aRunIsAskedToStopOnlyWhileItRuns() {
        try (StateStore store = open()) {
            store.createRun(new RunRecord("r", RunState.RUNNING, NOW, Optional.empty(), self("r"), "me", "{}"));
            assertThat(store.cancelRequested("r")).isFalse();
            assertThat(store.requestCancel("r")).isTrue();
            assertThat(store.cancelRequested("r")).isTrue();
            store.finishRun("r", RunState.CANCELLED, NOW);
            assertThat(store.requestCancel("r")).isFalse();
            assertThat(store.requestCancel("unknown")).isFalse();
            assertThat(store.runs(10)).hasSize(1);
        }
    }

    @Test
    void oldRunsAreForgottenButTheNewestOfEachUnitStays() {
        try (StateStore store = open()) {
            for (int i = 0; i < 250; i++) {
                String id = String.format("r%03d", i);
                store.createRun(new RunRecord(
                        id, RunState.RUNNING, NOW.plusSeconds(i), Optional.empty(), self(id), "me", "{}"));
                if (i <= 5) {
                    store.createUnitRun(unitRun(id), List.of(slice(id, 0, SliceState.COMMITTED)));
                }
                store.finishRun(id, RunState.SUCCEEDED, NOW.plusSeconds(i));
            }
            assertThat(store.forgetRunsBeyond(20)).hasSize(100);
            assertThat(store.forgetRunsBeyond(20)).hasSize(100);
            assertThat(store.forgetRunsBeyond(20)).hasSize(29);
            assertThat(store.forgetRunsBeyond(20)).isEmpty();
            assertThat(store.runs(1000)).hasSize(21);
            assertThat(store.run("r005")).isPresent();
            assertThat(store.latestUnitRun("u")).isPresent();
            assertThat(store.slices("r004", "u")).isEmpty();
        }
    }

    @Test
    void valuesAreComparedBeforeTheyAreReplaced() {
        try (StateStore store = open()) {
            assertThat(store.putValue("n", "k", "a", 0)).isEqualTo(1);
            assertThat(store.putValue("n", "k", "b", 1)).isEqualTo(2);
            assertThatThrownBy(() -> store.putValue("n", "k", "c", 1)).isInstanceOf(SluiceException.class);
            assertThat(store.values("n")).hasSize(1);
            store.deleteValue("n", "k");
            assertThat(store.value("n", "k")).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        try (StateStore store = open()) {
            store.appendCheckpoint(checkpoint("u", 1, "int64", "1"), Optional.empty());
        }
        Path file = directory.resolve("sluice.mv.db");
        byte[] garbage = "not a database at all".repeat(1000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file, garbage);

        assertThatThrownBy(this::open).isInstanceOfSatisfying(SluiceException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.E_STATE_UNAVAILABLE);
            assertThat(e.problem().next()).isNotEmpty();
        });
        assertThat(Files.readAllBytes(file)).isEqualTo(garbage);
    }

    @Test
    void aTruncatedFileIsRefusedAndLeftAsItIs() throws IOException {
        try (StateStore store = open()) {
            for (int version = 1; version <= 50; version++) {
                store.appendCheckpoint(checkpoint("u", version, "int64", "" + version), Optional.empty());
            }
        }
        Path file = directory.resolve("sluice.mv.db");
        byte[] whole = Files.readAllBytes(file);
        byte[] torn = java.util.Arrays.copyOf(whole, 6000);
        Files.write(file, torn);

        assertThatThrownBy(this::open).isInstanceOfSatisfying(SluiceException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.E_STATE_UNAVAILABLE);
            assertThat(e.problem().text()).contains(directory.toString());
            assertThat(e.problem().next()).isNotEmpty();
        });
        assertThat(Files.readAllBytes(file)).isEqualTo(torn);
    }

    @Test
    void stateOfANewerVersionIsRefusedAndLeftAsItIs() throws IOException, SQLException {
        open().close();
        String key = Files.readString(directory.resolve("state.key")).strip();
        try (var connection =
                        DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("sluice"), "sluice", key);
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version (version, script) VALUES (99, 'V099__future.sql')");
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("99")
                .hasMessageContaining("newer Sluice");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 5000, 20000})
    void aTruncatedDatabaseIsNamedAndLeftAsItIs(int length) throws IOException {
        open().close();
        Path file = directory.resolve("sluice.mv.db");
        byte[] cut = Arrays.copyOf(Files.readAllBytes(file), length);
        Files.write(file, cut);
        assertThatThrownBy(this::open)
                .isInstanceOf(SluiceException.class)
                .hasMessageContaining("damaged or truncated")
                .hasMessageContaining("--assume-cursor");
        assertThat(Files.readAllBytes(file)).isEqualTo(cut);
    }

    @Test
    void aFileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        Path file = directory.resolve("sluice.mv.db");
        Files.writeString(file, "not a database");
        assertThatThrownBy(this::open).isInstanceOf(SluiceException.class).hasMessageContaining("damaged or truncated");
        assertThat(file).hasContent("not a database");
    }

    @Test
    void aMissingKeyIsNamedAndNoOtherTakesItsPlace() throws IOException {
        open().close();
        Path key = directory.resolve("state.key");
        Files.delete(key);
        assertThatThrownBy(this::open).isInstanceOf(SluiceException.class).hasMessageContaining("state.key is missing");
        assertThat(key).doesNotExist();
    }

    /** The process that serves the file is killed; the other one goes on, and nothing that it was told is gone. */
    @Test
    void theOtherProcessGoesOnWhenTheServingOneIsKilled() throws Exception {
        Process host = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldingProcess.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String line = host.inputReader().readLine();
            assertThat(line).isEqualTo("ready");
            try (StateStore store = open()) {
                assertThat(store.checkpoint("host")).isPresent();
                store.appendCheckpoint(checkpoint("guest", 1, "int64", "1"), Optional.empty());
                host.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
                store.appendCheckpoint(checkpoint("guest", 2, "int64", "2"), Optional.empty());
                assertThat(store.checkpoint("guest").orElseThrow().version()).isEqualTo(2);
                assertThat(store.checkpoint("host")).isPresent();
            }
        } finally {
            host.destroyForcibly();
        }
    }

    /** Opens the store, stores one version, and waits to be killed. */
    static final class HoldingProcess {
        public static void main(String[] arguments) throws InterruptedException {
            try (StateStore store = new H2StateStoreFactory().open(Path.of(arguments[0]))) {
                store.appendCheckpoint(checkpoint("host", 1, "int64", "1"), Optional.empty());
                System.out.println("ready");
                Thread.currentThread().join();
            }
        }
    }

    @Test
    void theKeyIsItsOwnersAlone() throws IOException {
        open().close();
        assertThat(Files.getPosixFilePermissions(directory.resolve("state.key")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }
}
