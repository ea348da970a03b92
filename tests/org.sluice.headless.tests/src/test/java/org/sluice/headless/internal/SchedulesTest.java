package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units that run by themselves, for whoever calls again and again. */
class SchedulesTest {

    private static final String UNIT = "shop/PUBLIC.ORDERS@lake";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void makeProject() {
        shell = new Shell(directory).withProject();
    }

    private void schedule(String text) throws Exception {
        Path file = directory.resolve("units/shop.yaml");
        Files.writeString(file, Files.readString(file) + "    schedule: " + text + "\n");
        assertThat(Files.readString(file)).contains(text);
    }

    @Test
    void aUnitRunsWhenItIsDueAndNotAgainBeforeItsTime() throws Exception {
        schedule("{every: 100d}");
        assertThat(shell.sluice("schedules", "list", "-o", "json")
                        .json()
                        .get(0)
                        .path("due")
                        .asBoolean())
                .isTrue();
        Shell.Outcome first = shell.sluice("run", "--due", "-o", "json");
        assertThat(first.code()).isZero();
        assertThat(first.json().at("/units/0/sunk/rows").asInt()).isEqualTo(3);
        Shell.Outcome second = shell.sluice("run", "--due", "-o", "json");
        assertThat(second.code()).isZero();
        assertThat(second.json().path("units")).isEmpty();
        assertThat(shell.sluice("run", "--due").out()).isEqualTo("Nothing is due.\n");
        JsonNode listed = shell.sluice("schedules", "list", "-o", "json").json().get(0);
        assertThat(listed.path("unit").asText()).isEqualTo(UNIT);
        assertThat(listed.path("schedule").asText()).isEqualTo("every 100 days");
        assertThat(listed.path("due").asBoolean()).isFalse();
        assertThat(listed.path("next").asText()).endsWith("T00:00:00Z");
    }

    @Test
    void aUnitWithoutAScheduleIsNeverDue() {
        assertThat(shell.sluice("run", "--due").out()).isEqualTo("Nothing is due.\n");
        assertThat(shell.sluice("schedules", "list", "-o", "json").json()).isEmpty();
        Shell.Outcome export = shell.sluice("schedules", "export", "cron");
        assertThat(export.code()).isEqualTo(9);
        assertThat(export.err()).contains("has a schedule").contains("schedule: {every: 15m}");
    }

    @Test
    void aPausedUnitIsNotDue() throws Exception {
        schedule("{every: 1m}");
        assertThat(shell.sluice("pause", UNIT).code()).isZero();
        assertThat(shell.sluice("run", "--due").out()).isEqualTo("Nothing is due.\n");
    }

    @Test
    void aWrongScheduleIsFoundWhereItStands() throws Exception {
        schedule("{cron: '0 25 * * *'}");
        Shell.Outcome validated = shell.sluice("units", "validate");
        assertThat(validated.code()).isEqualTo(9);
        assertThat(validated.everything())
                .contains("units/shop.yaml:")
                .contains("schedule")
                .contains("25");
    }

    @Test
    void schedulesAreExported() throws Exception {
        schedule("{cron: '0 6 * * 1-5', timezone: Europe/Berlin}");
        assertThat(shell.sluice("schedules", "export", "cron").out())
                .contains("CRON_TZ=Europe/Berlin\n0 6 * * 1-5 sluice run --due --project '" + directory.toRealPath());
        Shell.Outcome written = shell.sluice("schedules", "export", "systemd", "--to", "timers");
        assertThat(written.out().lines()).hasSize(2);
        assertThat(written.out().lines().map(Path::of)).allMatch(Files::exists);
    }
}
