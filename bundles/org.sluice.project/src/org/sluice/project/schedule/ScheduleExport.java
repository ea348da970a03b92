package org.sluice.project.schedule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Schedules in the words of other schedulers. They only say when somebody is to look; which units are due, {@code run --due}
 * finds out, so that a time is neither lost nor taken twice when several of them look.
 *
 * @param name of the project
 * @param directory of the project, absolute
 * @param command that starts Sluice
 * @param schedules of the units, in order
 */
public record ScheduleExport(String name, String directory, String command, List<Schedule> schedules) {

    /** Lines for a crontab. */
    public String crontab() {
        Map<String, Set<String>> fieldsByZone = new LinkedHashMap<>();
        for (Schedule schedule : schedules) {
            boolean interval = schedule instanceof Interval;
            String zone = interval ? "UTC" : ((Cron) schedule).zone().getId();
            String fields = interval ? fields(((Interval) schedule).length()) : ((Cron) schedule).fields();
            fieldsByZone.computeIfAbsent(zone, any -> new LinkedHashSet<>()).add(fields);
        }
        StringBuilder text = new StringBuilder("# Sluice, project " + name + ". Made by: sluice schedules export cron\n"
                + "# CRON_TZ is cronie's; where cron does not know it, the times are in the machine's time zone.\n");
        fieldsByZone.forEach((zone, all) -> {
            text.append("CRON_TZ=").append(zone).append('\n');
            all.forEach(fields -> text.append(fields)
                    .append(' ')
                    .append(call().replace("%", "\\%"))
                    .append('\n'));
        });
        return text.toString();
    }

    private static String fields(Duration length) {
        long minutes = length.toMinutes();
        if (60 % minutes == 0) {
            return minutes == 60 ? "0 * * * *" : minutes == 1 ? "* * * * *" : "*/" + minutes + " * * * *";
        } else if (minutes % 60 == 0 && 24 % (minutes / 60) == 0) {
            return minutes == 24 * 60 ? "0 0 * * *" : "0 */" + minutes / 60 + " * * *";
        }
        return "* * * * *";
    }

    private String call() {
        return command + " run --due --project '" + directory.replace("'", "'\\''") + "'";
    }

    /** A service and its timer for systemd, by file name. */
    public Map<String, String> systemd() {
        String unit = "sluice-" + name.replaceAll("[^A-Za-z0-9:_.-]", "-");
        String events = schedules.stream()
                .flatMap(schedule -> SystemdTimer.events(schedule).stream())
                .distinct()
                .map(event -> "OnCalendar=" + event + "\n")
                .collect(Collectors.joining());
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                unit + ".service",
                "[Unit]\nDescription=Sluice, project " + name + "\n\n[Service]\nType=oneshot\nExecStart=" + command
                        + " run --due --project \""
                        + directory.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%")
                        + "\"\n");
        files.put(
                unit + ".timer",
                "[Unit]\nDescription=Schedules of Sluice, project " + name + "\n\n[Timer]\n" + events
                        + "AccuracySec=1s\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n");
        return files;
    }
}
