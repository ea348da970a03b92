package org.sluice.project.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Schedules as the calendar events of systemd's timers, see systemd.time(7). */
final class SystemdTimer {

    private static final List<String> DAYS = List.of("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    private SystemdTimer() {}

    /** One event, or two where a crontab lets a day fit either of its fields, which systemd does not. */
    static List<String> events(Schedule schedule) {
        if (schedule instanceof Interval interval) {
            return List.of(event(interval.length()) + " UTC");
        }
        Cron cron = (Cron) schedule;
        String[] fields = cron.fields().split(" ");
        String time = " " + numbers(fields[1], "00") + ":" + numbers(fields[0], "00") + ":00 " + cron.zone();
        String month = "*-" + numbers(named(fields[3], MONTHS, 1), "01") + "-";
        String date = month + numbers(fields[2], "01") + time;
        if (fields[4].startsWith("*")) {
            return List.of(date);
        }
        String weekday = days(fields[4]) + " " + month + "*" + time;
        return fields[2].startsWith("*") ? List.of(weekday) : List.of(date, weekday);
    }

    /** Where the grid of an interval is no calendar's, the timer ticks each minute, and what is due decides. */
    private static String event(Duration length) {
        long minutes = length.toMinutes();
        if (60 % minutes == 0) {
            return "*-*-* *:00/" + minutes + ":00";
        } else if (minutes % 60 == 0 && 24 % (minutes / 60) == 0) {
            return "*-*-* 00/" + minutes / 60 + ":00:00";
        }
        return "*-*-* *:*:00";
    }

    private static String numbers(String field, String first) {
        return Arrays.stream(field.split(","))
                .map(part -> part.startsWith("*/") ? first + part.substring(1) : part.replace("-", ".."))
                .collect(Collectors.joining(","));
    }

    private static String named(String field, List<String> names, int first) {
        String result = field.toUpperCase(java.util.Locale.ROOT);
        for (int i = 0; i < names.size(); i++) {
            result = result.replace(names.get(i), String.valueOf(i + first));
        }
        return result;
    }

    /** Day by day, as systemd has no steps among weekdays. */
    private static String days(String field) {
        String upper = named(
                field,
                DAYS.stream().map(day -> day.toUpperCase(java.util.Locale.ROOT)).toList(),
                0);
        TreeSet<Integer> days = new TreeSet<>();
        for (String part : upper.split(",")) {
            String[] rangeAndStep = part.split("/");
            int step = rangeAndStep.length > 1 ? Integer.parseInt(rangeAndStep[1]) : 1;
            String[] ends = rangeAndStep[0].split("-");
            int from = Integer.parseInt(ends[0]);
            int to = ends.length > 1 ? Integer.parseInt(ends[1]) : rangeAndStep.length > 1 ? 6 : from;
            for (int day = from; day <= to; day += step) {
                days.add(day % 7);
            }
        }
        IntFunction<String> name = DAYS::get;
        List<String> names = new ArrayList<>();
        days.forEach(day -> names.add(name.apply(day)));
        return String.join(",", names);
    }
}
