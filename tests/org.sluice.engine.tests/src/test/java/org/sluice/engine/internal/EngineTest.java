package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.WriteMode;
import org.sluice.run.Engine;
import org.sluice.run.Reading;
import org.sluice.run.RunEvent;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.LockOwner;

/** The whole path on an H2 database, step by step. */
class EngineTest {

    @TempDir
    Path directory;

    private Lab lab;
    private String url;

    @BeforeEach
    void makeShop() throws SQLException {
        url = "jdbc:h2:file:" + directory.resolve("shop");
        lab = new Lab(directory.resolve("project")).endpoint("shop", "h2", Map.of("url", url));
        sql(
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, item VARCHAR(40), updated_at TIMESTAMP(6))",
                "INSERT INTO orders SELECT x, 'item ' || x, DATEADD(SECOND, x, TIMESTAMP '2024-01-01 00:00:00') "
                        + "FROM SYSTEM_RANGE(1, 10000)");
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void balances(UnitResult result) {
        assertThat(result.problem()).isEmpty();
        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.staged()).isEqualTo(result.read());
        assertThat(result.sunk()).isEqualTo(result.read());
    }

    private static Unit.Mode modeOf(Unit unit) {
        return unit.mode();
    }

    @Test
    void aFullReadInSlicesArrivesOnceAndTheSecondReplacesTheFirst() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").slices("ID", 1500).build();

        UnitResult first = lab.run(unit);
        balances(first);
        assertThat(first.slices()).isEqualTo(7);
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10000, 10000);

        sql("DELETE FROM orders WHERE id > 4000");
        balances(lab.run(unit));
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(4000, 4000);

        sql("DELETE FROM orders");
        balances(lab.run(unit));
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(0, 0);
        assertThat(modeOf(unit).write()).isEqualTo(WriteMode.OVERWRITE);
    }

    @Test
    void incrementalRunsTakeOnlyWhatIsNewAndTiesAtTheEdgeNeitherTwiceNorNever() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").incremental("updated_at").build();
        balances(lab.run(unit));

        // Nothing new: nothing happens, and the checkpoint stays as it is.
        UnitResult idle = lab.run(unit);
        balances(idle);
        assertThat(idle.sunk().rows()).isZero();
        assertThat(idle.checkpointVersion()).isEqualTo(1);

        // One more row with the very value at which the checkpoint stands.
        sql("INSERT INTO orders SELECT 10001, 'late', MAX(updated_at) FROM orders");
        UnitResult tie = lab.run(unit);
        balances(tie);
        assertThat(tie.sunk().rows()).isEqualTo(1);
        assertThat(lab.run(unit).sunk().rows()).isZero();

        sql(
                "UPDATE orders SET updated_at = TIMESTAMP '2024-02-01 00:00:00', item = 'changed' WHERE id <= 10",
                "INSERT INTO orders SELECT x, 'new', TIMESTAMP '2024-02-02 00:00:00' FROM SYSTEM_RANGE(20001, 20005)");
        UnitResult news = lab.run(unit);
        balances(news);
        assertThat(news.sunk().rows()).isEqualTo(15);
        assertThat(news.cursor()).contains("2024-02-02T00:00");
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10016, 10006);
    }

    @Test
    void slicesAlongTheCursorMoveTheCheckpointOneByOne() {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS")
                .incremental("UPDATED_AT")
                .slices(null, 2500)
                .build();

        UnitResult result = lab.run(unit);

        balances(result);
        assertThat(result.slices()).isEqualTo(4);
        assertThat(result.checkpointVersion()).isEqualTo(4);
        try (Engine engine = lab.open()) {
            List<Checkpoint> versions = engine.state().checkpoints(unit.id(), 10);
            assertThat(versions).hasSize(4).allMatch(version -> version.reason() == Checkpoint.Reason.COMMIT);
        }
    }

    @Test
    void memoryStagingPassesEverythingThrough() throws SQLException {
        balances(lab.run(Lab.unit("shop", "PUBLIC.ORDERS")
                .staging("memory")
                .slices("ID", 3000)
                .build()));
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10000, 10000);
    }

    @Test
    void aFailingUnitStopsNoOther() throws SQLException {
        Unit good = Lab.unit("shop", "PUBLIC.ORDERS").build();
        Unit missing = Lab.unit("shop", "PUBLIC.ORDRES").build();

        RunSummary summary = lab.run(Lab.request(missing, good), event -> {});

        assertThat(summary.state()).isEqualTo(RunState.PARTIAL);
        assertThat(summary.units().get(0).problem().orElseThrow().code()).isEqualTo(ProblemCode.E_DATASET_NOT_FOUND);
        assertThat(summary.units().get(0).problem().orElseThrow().message()).contains("PUBLIC.ORDERS");
        balances(summary.units().get(1));
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")[0]).isEqualTo(10000);
    }

    @Test
    void wrongColumnsAndConditionsAreNamedBeforeAnythingIsRead() {
        assertThat(problem(
                        Lab.unit("shop", "PUBLIC.ORDERS").select("ID", "ITEMM").build()))
                .satisfies(p -> assertThat(p.text()).contains("ITEMM").contains("ITEM"))
                .extracting(p -> p.code())
                .isEqualTo(ProblemCode.E_COLUMN_NOT_FOUND);
        assertThat(problem(Lab.unit("shop", "PUBLIC.ORDERS")
                                .where("nonsense = 1")
                                .build())
                        .code())
                .isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem(Lab.unit("shop", "PUBLIC.ORDERS")
                                .incremental("nowhere")
                                .build())
                        .code())
                .isEqualTo(ProblemCode.E_COLUMN_NOT_FOUND);
    }

    @Test
    void aCursorOfAnUnusableTypeIsRefused() throws SQLException {
        sql("CREATE TABLE flags (id INT PRIMARY KEY, done BOOLEAN)");
        assertThat(problem(Lab.unit("shop", "PUBLIC.FLAGS").incremental("DONE").build()))
                .satisfies(p -> assertThat(p.text()).contains("DONE").contains("timestamp"))
                .extracting(p -> p.code())
                .isEqualTo(ProblemCode.E_INVALID_CONFIG);
    }

    private org.sluice.api.problem.Problem problem(Unit unit) {
        UnitResult result = lab.run(unit);
        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(directory.resolve("project/lake/PUBLIC/ORDERS/load_date=" + java.time.LocalDate.now()))
                .doesNotExist();
        return result.problem().orElseThrow();
    }

    @Test
    void aUnitThatAnotherLivingProcessHoldsIsLeftAlone() {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").build();
        try (Engine engine = lab.open()) {
            ProcessHandle self = ProcessHandle.current();
            LockOwner owner = new LockOwner(
                    "other-run",
                    hostName(),
                    self.pid(),
                    self.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
            assertThat(engine.state().lock(unit.id(), owner, Instant.now())).isEqualTo(owner);
        }
        assertThat(lab.run(unit).problem().orElseThrow().code()).isEqualTo(ProblemCode.E_UNIT_LOCKED);
    }

    @Test
    void aLockOfAProcessThatIsGoneIsBroken() {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").build();
        try (Engine engine = lab.open()) {
            LockOwner dead = new LockOwner("dead-run", hostName(), 4_000_000, 1);
            assertThat(engine.state().lock(unit.id(), dead, Instant.now())).isEqualTo(dead);
        }
        balances(lab.run(unit));
    }

    private static String hostName() {
        try {
            return java.net.InetAddress.getLocalHost().getHostName();
        } catch (java.net.UnknownHostException e) {
            return "localhost";
        }
    }

    @Test
    void aCancelledRunKeepsWhatIsSealedAndTheNextTakesItUp() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").slices("ID", 1000).build();
        UnitResult cancelled = cancelledAfterTheFirstSlice(unit);
        assertThat(cancelled.state()).isIn(RunState.CANCELLED, RunState.SUCCEEDED);
        assertThat(Files.exists(directory.resolve("project/lake/PUBLIC/ORDERS/_SUCCESS")))
                .isFalse();

        UnitResult second = lab.run(unit);
        balances(second);
        if (cancelled.state() == RunState.CANCELLED) {
            assertThat(second.reused()).isPositive();
        }
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10000, 10000);
    }

    private UnitResult cancelledAfterTheFirstSlice(Unit unit) {
        AtomicBoolean asked = new AtomicBoolean();
        try (Engine engine = lab.open()) {
            RunRequest request = RunRequest.of(List.of(unit), Reading.NEWS, 1);
            var handle = engine.runs().start(request, event -> {
                if (event instanceof RunEvent.SliceStaged && asked.compareAndSet(false, true)) {
                    engine.runs().cancel(event.runId());
                }
            });
            return handle.await().units().get(0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void slicesSealedFromAnotherDatabaseAreReadAnewWhenTheEndpointPointsElsewhere() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").slices("ID", 1000).build();
        assertThat(cancelledAfterTheFirstSlice(unit).state()).isEqualTo(RunState.CANCELLED);

        url = "jdbc:h2:file:" + directory.resolve("moved");
        sql(
                "CREATE TABLE orders (id BIGINT PRIMARY KEY, item VARCHAR(40), updated_at TIMESTAMP(6))",
                "INSERT INTO orders SELECT x, 'moved', TIMESTAMP '2024-01-01 00:00:00' FROM SYSTEM_RANGE(1, 10000)");
        lab.endpoint("shop", "h2", Map.of("url", url));
        UnitResult second = lab.run(unit);
        balances(second);
        assertThat(second.reused()).isZero();
        assertThat(lab.lake("PUBLIC.ORDERS", "ITEM")).containsExactly(10000, 1);
    }

    @Test
    void aTargetElsewhereGetsEverythingThoughSlicesWerePreparedForTheOldOne() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").slices("ID", 1000).build();
        assertThat(cancelledAfterTheFirstSlice(unit).state()).isEqualTo(RunState.CANCELLED);

        lab.endpoint(
                "lake",
                "parquet",
                Map.of("root", directory.resolve("second/lake").toString()));
        balances(lab.run(unit));
        lab.endpoint("lake", "parquet", Map.of("root", lab.home.resolve("lake").toString()));
        balances(lab.run(unit));
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10000, 10000);
    }

    @Test
    void aNewPasswordOrAnEndpointThatCannotBeResolvedCostsNoSealedSlice() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").slices("ID", 1000).build();
        assertThat(cancelledAfterTheFirstSlice(unit).state()).isEqualTo(RunState.CANCELLED);

        lab.remove("shop");
        UnitResult unresolved = lab.run(unit);
        assertThat(unresolved.problem().orElseThrow().code()).isEqualTo(ProblemCode.E_ENDPOINT_NOT_FOUND);

        lab.endpoint("shop", "h2", Map.of("url", url, "password", ""));
        UnitResult resumed = lab.run(unit);
        balances(resumed);
        assertThat(resumed.reused()).isPositive();
    }

    @Test
    void lostStateOverAFullTargetIsRefusedWithTwoWaysOn() throws SQLException {
        Unit unit = Lab.unit("shop", "PUBLIC.ORDERS").incremental("UPDATED_AT").build();
        balances(lab.run(unit));
        deleteState();

        UnitResult refused = lab.run(unit);

        assertThat(refused.problem().orElseThrow().code()).isEqualTo(ProblemCode.E_STATE_MISMATCH);
        assertThat(refused.problem().orElseThrow().next())
                .contains("--full-refresh")
                .contains("--assume-cursor");
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10000, 10000);

        sql("INSERT INTO orders VALUES (10001, 'new', TIMESTAMP '2024-03-01 00:00:00')");
        RunRequest assume = RunRequest.of(
                List.of(unit), new Reading.AsConfigured(Optional.of("2024-02-01T00:00:00"), Optional.empty()), 2);
        UnitResult assumed = lab.run(assume, event -> {}).units().get(0);
        balances(assumed);
        assertThat(assumed.sunk().rows()).isEqualTo(1);

        balances(lab.fullRefresh(unit));
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(10001, 10001);
        assertThat(lab.run(unit).sunk().rows()).isZero();
    }

    private void deleteState() {
        for (String name : List.of("sluice.mv.db", "state.key")) {
            assertThat(directory.resolve("project/state").resolve(name).toFile().delete())
                    .isTrue();
        }
    }

    @Test
    void aFullRefreshOfOneUnitLeavesAnotherAlone() throws SQLException {
        sql(
                "CREATE TABLE other (id INT PRIMARY KEY, at TIMESTAMP)",
                "INSERT INTO other VALUES (1, TIMESTAMP '2024-01-01 00:00:00')");
        Unit orders =
                Lab.unit("shop", "PUBLIC.ORDERS").incremental("UPDATED_AT").build();
        Unit other = Lab.unit("shop", "PUBLIC.OTHER").incremental("AT").build();
        lab.run(Lab.request(orders, other), event -> {});
        Checkpoint before;
        try (Engine engine = lab.open()) {
            before = engine.state().checkpoint(other.id()).orElseThrow();
        }

        balances(lab.fullRefresh(orders));

        try (Engine engine = lab.open()) {
            assertThat(engine.state().checkpoint(other.id())).contains(before);
        }
    }
}
