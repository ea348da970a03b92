package org.sluice.project.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schedules handed to schedulers that are not ours. */
class ScheduleExportTest {

    private static ScheduleExport export(Schedule... schedules) {
        return new ScheduleExport("shop", "/data/100% shop", "/opt/sluice/sluice", List.of(schedules));
    }

    @Test
    void aCrontabHasOneLineForEachScheduleInItsZone() {
        String text = export(
                        new Interval(Duration.ofMinutes(15)),
                        new Interval(Duration.ofHours(6)),
                        new Interval(Duration.ofMinutes(7)),
                        Cron.parse("0 6 * * 1-5", "Europe/Berlin"))
                .crontab();
        String call = " /opt/sluice/sluice run --due --project '/data/100\\% shop'";
        assertThat(text.lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "CRON_TZ=UTC",
                        "*/15 * * * *" + call,
                        "0 */6 * * *" + call,
                        "* * * * *" + call,
                        "CRON_TZ=Europe/Berlin",
                        "0 6 * * 1-5" + call);
    }

    @Test
    void systemdGetsAServiceAndATimer() {
        var files = export(new Interval(Duration.ofMinutes(15)), Cron.parse("0 6 * * 1-5", "Europe/Berlin"))
                .systemd();
        assertThat(files.get("sluice-shop.service"))
                .contains("ExecStart=/opt/sluice/sluice run --due --project \"/data/100%% shop\"");
        assertThat(files.get("sluice-shop.timer"))
                .contains("OnCalendar=*-*-* *:00/15:00 UTC\n")
                .contains("OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 6:0:00 Europe/Berlin\n");
    }

    /** systemd itself says when the timer elapses; that has to be when the schedule is next. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 6 * * 1-5",
                "*/20 8-9 * * *",
                "5,35 */4 * * *",
                "0 0 1 */3 *",
                "15 22 1-7 JAN,JUL *",
                "0 12 * * SUN",
                "0 12 * * 7",
                "30 4 13 * 5",
                "10-50/10 3 */10 * *"
            })
    void systemdElapsesWhenTheScheduleIsNext(String fields) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd is installed");
        Schedule schedule = Cron.parse(fields, "UTC");
        Instant soon = Instant.now();
        Optional<Instant> systemd = Optional.empty();
        for (String event : SystemdTimer.events(schedule)) {
            Instant next = elapse(event);
            systemd = systemd.isEmpty() || next.isBefore(systemd.get()) ? Optional.of(next) : systemd;
        }
        assertThat(systemd).isPresent();
        // Asked before or after the turn of a minute, one of these is it.
        assertThat(List.of(
                        schedule.next(soon).orElseThrow(),
                        schedule.next(Instant.now()).orElseThrow()))
                .contains(systemd.get());
    }

    private static Instant elapse(String event) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/systemd-analyze", "calendar", event));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(event + ": " + text).isZero();
        Matcher elapse = Pattern.compile("Next elapse: \\w+ (\\S+) (\\S+) UTC").matcher(text);
        assertThat(elapse.find()).as(text).isTrue();
        return Instant.parse(elapse.group(1) + "T" + elapse.group(2) + "Z");
    }
}
