package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.type.TypeParser;
import org.sluice.run.Engine;
import org.sluice.run.Reading;
import org.sluice.run.RunEvent;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;
import org.sluice.run.RunSummary;
import org.sluice.run.SliceState;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.checkpoint.CoverageMap;
import org.sluice.run.state.ChainedReceipt;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.Pause;
import org.sluice.run.state.SliceRecord;

/** Ranges of a cursor: backfilled, skipped, paused, failed in the middle; and the map of what was covered. */
class RangesTest {

    @TempDir
    Path directory;

    private Lab lab;
    private String url;

    @BeforeEach
    void makeShop() throws SQLException {
        url = "jdbc:h2:file:" + directory.resolve("shop");
        lab = new Lab(directory.resolve("project")).endpoint("shop", "h2", Map.of("url", url));
        sql("CREATE TABLE orders (id BIGINT PRIMARY KEY, amount BIGINT)");
        sql("INSERT INTO orders SELECT x, x FROM SYSTEM_RANGE(1, 1000)");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private static Lab.UnitBuilder orders() {
        return Lab.unit("shop", "PUBLIC.ORDERS").incremental("ID");
    }

    private UnitResult run(Unit unit, Reading reading) {
        return lab.run(RunRequest.of(List.of(unit), reading, 1), event -> {})
                .units()
                .get(0);
    }

    private UnitResult backfill(Unit unit, long start, long end, Reading.Adoption adoption) {
        return run(unit, new Reading.Backfill(Long.toString(start), Long.toString(end), adoption));
    }

    private Optional<String> cursor(Unit unit) {
        try (Engine engine = lab.open()) {
            return engine.state()
                    .checkpoint(unit.id())
                    .flatMap(Checkpoint::cursor)
                    .map(cursor -> cursor.value().text());
        }
    }

    private List<String> coverage(Unit unit) {
        try (Engine engine = lab.open()) {
            return CoverageMap.of(engine.state().coverage(unit.id())).segments().stream()
                    .map(segment -> segment.low().map(low -> low.text()).orElse("") + ".."
                            + segment.high().text() + " " + segment.state() + " " + segment.rows())
                    .toList();
        }
    }

    @Test
    void aBackfillReadsItsRangeAndLeavesTheCursorWhereItIs() throws SQLException {
        Unit unit = orders().build();
        run(unit, new Reading.AsConfigured(Optional.empty(), Optional.of("501")));
        assertThat(cursor(unit)).contains("500");

        UnitResult filled = backfill(unit, 701, 801, Reading.Adoption.NONE);

        assertThat(filled.problem()).isEmpty();
        assertThat(filled.sunk().rows()).isEqualTo(100);
        assertThat(cursor(unit)).contains("500");
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(600, 600);
        assertThat(coverage(unit)).containsExactly("..500 COVERED 500", "500..701 HOLE 0", "701..801 COVERED 100");

        assertThat(run(unit, Reading.NEWS).sunk().rows()).isEqualTo(500);
        assertThat(coverage(unit))
                .containsExactly("..701 COVERED 500", "701..801 OVERLAP 100", "801..1000 COVERED 500");
    }

    @Test
    void anAdoptedBackfillMovesTheCursorToItsEnd() {
        Unit unit = orders().build();
        run(unit, new Reading.AsConfigured(Optional.empty(), Optional.of("501")));

        UnitResult adopted = backfill(unit, 500, 801, Reading.Adoption.ADOPT);

        assertThat(adopted.problem()).isEmpty();
        assertThat(cursor(unit)).contains("800");
        assertThat(run(unit, Reading.NEWS).sunk().rows()).isEqualTo(200);
    }

    @Test
    void adoptingOverAHoleIsRefused() {
        Unit unit = orders().build();
        run(unit, new Reading.AsConfigured(Optional.empty(), Optional.of("501")));

        Problem refused =
                backfill(unit, 701, 801, Reading.Adoption.ADOPT).problem().orElseThrow();

        assertThat(refused.code()).isEqualTo(ProblemCode.E_INVALID_INPUT);
        assertThat(refused.text()).contains("500", "701", "--adopt");
        assertThat(cursor(unit)).contains("500");
    }

    @Test
    void aBackfillBehindTheCursorNeverMovesItBack() {
        Unit unit = orders().build();
        run(unit, Reading.NEWS);
        assertThat(backfill(unit, 1, 11, Reading.Adoption.ADOPT).sunk().rows()).isEqualTo(10);
        assertThat(cursor(unit)).contains("1000");
    }

    @Test
    void rangesThatCannotBeAreRefused() {
        Unit unit = orders().build();
        assertThat(backfill(unit, 9, 9, Reading.Adoption.NONE)
                        .problem()
                        .orElseThrow()
                        .text())
                .contains("is empty");
        assertThat(run(unit, new Reading.Backfill("one", "2", Reading.Adoption.NONE))
                        .problem()
                        .orElseThrow()
                        .text())
                .contains("'one' is not a value");
        Unit full = Lab.unit("shop", "PUBLIC.ORDERS").build();
        assertThat(backfill(full, 1, 2, Reading.Adoption.NONE)
                        .problem()
                        .orElseThrow()
                        .text())
                .contains("follows no cursor");
    }

    @Test
    void aFailedSliceInTheMiddleHoldsTheCursorAndItsSuccessorsWait() throws SQLException {
        Unit unit = orders().slices(null, 100)
                .type("AMOUNT", TypeParser.parse("int16"))
                .build();
        sql("UPDATE orders SET amount = 99999 WHERE id = 555");

        UnitResult failed = run(unit, Reading.NEWS);

        assertThat(failed.state()).isEqualTo(RunState.PARTIAL);
        assertThat(failed.problem().orElseThrow().code()).isEqualTo(ProblemCode.E_VALUE_OUT_OF_RANGE);
        assertThat(cursor(unit)).contains("501");
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(501, 501);

        sql("UPDATE orders SET amount = 1 WHERE id = 555");
        UnitResult mended = run(unit, Reading.NEWS);
        assertThat(mended.problem()).isEmpty();
        assertThat(mended.reused()).isEqualTo(9);
        assertThat(cursor(unit)).contains("1000");
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(1000, 1000);
    }

    @Test
    void aSkippedSliceIsPassedAndStaysOnTheMap() throws SQLException {
        Unit unit = orders().slices(null, 100)
                .type("AMOUNT", TypeParser.parse("int16"))
                .build();
        sql("UPDATE orders SET amount = 99999 WHERE id = 555");
        String runId = lab.run(RunRequest.of(List.of(unit), Reading.NEWS, 1), event -> {})
                .runId();
        try (Engine engine = lab.open()) {
            SliceRecord bad = engine.state().slices(runId, unit.id()).get(5);
            assertThat(bad.state()).isEqualTo(SliceState.FAILED);
            engine.state().updateSlice(bad.skipped("one broken amount"));
        }

        UnitResult passed = run(unit, Reading.NEWS);

        assertThat(passed.problem()).isEmpty();
        assertThat(cursor(unit)).contains("1000");
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(900, 900);
        assertThat(coverage(unit)).containsExactly("..501 COVERED 501", "501..601 SKIPPED 0", "601..1000 COVERED 399");
        assertThat(run(unit, Reading.NEWS).sunk().rows()).isZero();
        sql("UPDATE orders SET amount = 1 WHERE id = 555");
        assertThat(backfill(unit, 502, 602, Reading.Adoption.NONE).sunk().rows())
                .isEqualTo(100);
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(1000, 1000);
    }

    @Test
    void aPausedUnitStopsAtTheNextSliceAndGoesOnWhenResumed() throws SQLException, InterruptedException {
        Unit unit = orders().slices(null, 100).build();
        RunSummary paused;
        try (Engine engine = lab.open()) {
            paused = engine.runs()
                    .start(RunRequest.of(List.of(unit), Reading.NEWS, 1), event -> {
                        if (event instanceof RunEvent.SliceStaged) {
                            engine.state().pause(new Pause(unit.id(), Instant.now(), "user:tester", "lunch"));
                        }
                    })
                    .await();
        }
        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.units().get(0).committed()).isBetween(1, 9);

        assertThat(run(unit, Reading.NEWS).state()).isEqualTo(RunState.PAUSED);
        try (Engine engine = lab.open()) {
            assertThat(engine.state().pause(unit.id()).orElseThrow().reason()).isEqualTo("lunch");
            assertThat(engine.state().resume(unit.id())).isTrue();
            assertThat(engine.state().resume(unit.id())).isFalse();
        }
        UnitResult resumed = run(unit, Reading.NEWS);
        assertThat(resumed.problem()).isEmpty();
        assertThat(resumed.reused()).isPositive();
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(1000, 1000);
    }

    @Test
    void theReceiptsOfARunAreAChain() {
        Unit unit = orders().slices(null, 100).build();
        String runId = lab.run(RunRequest.of(List.of(unit), Reading.NEWS, 2), event -> {})
                .runId();
        try (Engine engine = lab.open()) {
            List<ChainedReceipt> receipts = engine.state().receipts(runId);
            assertThat(receipts).hasSize(10);
            String head = "";
            for (ChainedReceipt receipt : receipts) {
                head = ChainedReceipt.hash(head, receipt.unitId(), receipt.sliceIndex(), receipt.receipt());
                assertThat(receipt.hash()).isEqualTo(head);
            }
            assertThat(engine.state().receiptHead(runId)).isEqualTo(head);
        }
    }

    @Test
    void withoutNewRowsTheCheckpointStaysAsItIs() {
        Unit unit = orders().build();
        run(unit, Reading.NEWS);
        try (Engine engine = lab.open()) {
            Checkpoint before = engine.state().checkpoint(unit.id()).orElseThrow();
            run(unit, Reading.NEWS);
            assertThat(engine.state().checkpoint(unit.id())).contains(before);
        }
    }
}
