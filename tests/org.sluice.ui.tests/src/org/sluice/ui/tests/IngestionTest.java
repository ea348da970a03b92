package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.demo.DemoProject;
import org.sluice.presentation.units.UnitRow;
import org.sluice.project.UnitStanding.Badge;
import org.sluice.run.state.Checkpoint;
import org.sluice.ui.tests.pages.ConsolePage;
import org.sluice.ui.tests.pages.InspectorPage;
import org.sluice.ui.tests.pages.RunsPage;
import org.sluice.ui.tests.pages.Screenshots;
import org.sluice.ui.tests.pages.Ui;

/** The demo project in the desktop, from the empty sink on. */
@ExtendWith(Desktop.class)
class IngestionTest {

    private static final String ORDERS = "shop/SHOP.ORDERS@lake";
    private static final String NATION = "shop/SHOP.NATION@lake";
    private static final String LINES = "shop/SHOP.LINEITEM@lake";

    @TempDir
    Path directory;

    private DemoProject demo;
    private Shop shop;
    private ConsolePage console;

    @BeforeEach
    void openDemo() {
        demo = new DemoProject(directory.resolve("demo"));
        demo.writeFiles();
        demo.fill(0.01);
        shop = new Shop(demo.directory());
        Desktop.projects().show(demo.directory());
        console = new ConsolePage();
        console.awaitRows(8);
    }

    @Test
    void unitsAreFilteredSortedAndStaySelected() {
        assertThat(console.rows()).allMatch(row -> row.badge() == Badge.IDLE);
        console.select(NATION, ORDERS);
        console.sort("Unit");
        console.sort("Unit");
        assertThat(console.rows()).extracting(UnitRow::id).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThat(console.selected()).containsExactlyInAnyOrder(NATION, ORDERS);
        console.filter("incremental");
        assertThat(console.rows()).extracting(UnitRow::id).containsExactly(ORDERS);
        assertThat(console.selected()).containsExactly(ORDERS);
        console.filter("");
        assertThat(console.rows()).hasSize(8);
        console.sort("Unit");
        Screenshots.take("console-idle");
    }

    @Test
    void theRowsThatTheConsoleRunsStandAtTheSink() throws Exception {
        assertThat(console.enabled("cancel")).isFalse();
        console.run(ORDERS, NATION, LINES);
        console.await(ORDERS, Badge.HEALTHY);
        console.await(NATION, Badge.HEALTHY);
        console.await(LINES, Badge.HEALTHY);
        for (String table : List.of("ORDERS", "NATION", "LINEITEM")) {
            assertThat(shop.sinkRows(table))
                    .as(table)
                    .isEqualTo(shop.sourceRows(table))
                    .isPositive();
        }
        assertThat(console.row(ORDERS).run().orElseThrow().rows()).isEqualTo(shop.sourceRows("ORDERS"));
        RunsPage runs = new RunsPage();
        runs.awaitRuns(1);
        Ui.await("the log's end", () -> runs.log().stream()
                .anyMatch(line -> line.event().equals("Run finished")));
        assertThat(runs.receipts())
                .isNotEmpty()
                .allMatch(slice -> slice.receipt().orElseThrow().balances());
        Screenshots.take("runs-slices");
        runs.turnTo(1);
        Screenshots.take("runs-receipts");
        runs.turnTo(2);
        Screenshots.take("runs-log");
    }

    @Test
    void aDryRunShowsTheSlicesAndChangesNothing() throws Exception {
        console.select(ORDERS, LINES);
        console.command("dryRun");
        var dialog = Ui.dialog("Dry run");
        assertThat(Ui.texts(dialog)).contains("SELECT");
        Screenshots.take(dialog, "dry-run");
        Ui.press(dialog, "Close");
        assertThat(shop.sinkRows("ORDERS")).isZero();
        assertThat(console.row(ORDERS).badge()).isEqualTo(Badge.IDLE);
    }

    @Test
    void checkpointsAreComparedRolledBackAndReset() throws Exception {
        console.run(ORDERS);
        console.await(ORDERS, Badge.HEALTHY);
        demo.change();
        String firstRun = console.row(ORDERS).run().orElseThrow().runId();
        console.run(ORDERS);
        Ui.await(
                "the second run",
                () -> !console.row(ORDERS).run().orElseThrow().runId().equals(firstRun));
        console.await(ORDERS, Badge.HEALTHY);
        long both = shop.sinkRows("ORDERS");

        InspectorPage inspector = new InspectorPage();
        inspector.awaitVersions(2);
        inspector.select(1L, 2L);
        assertThat(inspector.differences()).extracting(d -> d.path()).contains("cursor.value", "version");
        Screenshots.take("inspector-changes");
        inspector.select(1L);
        assertThat(inspector.json()).contains("\"version\" : 1");
        inspector.command("rollback");
        var rollback = Ui.dialog("Roll back");
        assertThat(Ui.texts(rollback)).contains("version 2").contains("reopens 1 commit");
        Screenshots.take(rollback, "rollback");
        Ui.press(rollback, "Roll back");
        inspector.awaitVersions(3);
        assertThat(inspector.versions().get(0).checkpoint().reason()).isEqualTo(Checkpoint.Reason.ROLLBACK);
        Screenshots.take("inspector");

        console.select(ORDERS);
        console.command("reset");
        var reset = Ui.dialog("Reset");
        assertThat(Ui.texts(reset)).contains(ORDERS).contains("leaves version 3");
        Screenshots.take(reset, "reset");
        Ui.press(reset, "Cancel");
        console.command("reset");
        Ui.press(Ui.dialog("Reset"), "Reset");
        inspector.awaitVersions(4);
        assertThat(shop.sinkRows("ORDERS")).isEqualTo(both);
    }
}
