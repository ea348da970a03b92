package org.sluice.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.demo.DemoProject;
import org.sluice.project.UnitStanding.Badge;
import org.sluice.ui.tests.pages.ConsolePage;
import org.sluice.ui.tests.pages.Screenshots;

/** Units that run without a click while the workbench is open. */
@ExtendWith(Desktop.class)
class SchedulesTest {

    private static final String NATION = "shop/SHOP.NATION@lake";
    private static final String REGION = "shop/SHOP.REGION@lake";

    @TempDir
    Path directory;

    @Test
    void aUnitRunsByItselfWhenItIsDue() throws IOException {
        DemoProject demo = new DemoProject(directory.resolve("demo"));
        demo.writeFiles();
        demo.fill(0.01);
        Path units = directory.resolve("demo/units/shop.yaml");
        Files.writeString(
                units,
                Files.readString(units)
                        .replaceFirst("(?m)^  SHOP\\.NATION:.*$", "  SHOP.NATION: {schedule: {every: 1000d}}")
                        .replaceFirst(
                                "(?m)^  SHOP\\.REGION:.*$",
                                "  SHOP.REGION: {schedule: {cron: '0 6 * * 1-5'}, disabled: true}"));
        Desktop.projects().show(demo.directory());
        ConsolePage console = new ConsolePage();
        console.awaitRows(8);
        console.await(NATION, Badge.HEALTHY);
        assertThat(new Shop(demo.directory()).sinkRows("NATION")).isEqualTo(25);
        assertThat(console.row(NATION).schedule()).isEqualTo("every 1000 days");
        assertThat(console.row(REGION).schedule()).isEqualTo("0 6 * * 1-5 UTC");
        assertThat(console.row(REGION).run()).isEmpty();
        assertThat(console.rows()).filteredOn(row -> row.schedule().isEmpty()).allMatch(row -> row.run()
                .isEmpty());
        Screenshots.take("console-schedules");
    }
}
