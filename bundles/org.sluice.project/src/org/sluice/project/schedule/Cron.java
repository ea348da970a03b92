package org.sluice.project.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Map;
import java.util.Optional;

/**
 * The five fields of a crontab, read in a time zone: minute, hour, day of the month, month, day of the week. As in crontabs, a
 * day has to fit one of the two day fields where both are given. A time that a change of clocks leaves out is made up for
 * right after it; one that comes twice counts once.
 *
 * @param fields as they were written, with aliases such as {@code @daily} resolved and single spaces
 * @param zone of the fields
 */
public record Cron(String fields, ZoneId zone) implements Schedule {

    private static final Map<String, String> ALIASES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    /** Refuses what is not a crontab's. */
    public Cron {
        PARSER.parse(fields).validate();
    }

    /**
     * Reads five fields or an alias.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static Cron parse(String text, String zone) {
        String trimmed = text.strip();
        String alias = ALIASES.get(trimmed);
        String fields = alias == null ? trimmed.replaceAll("\\s+", " ") : alias;
        try {
            return new Cron(fields, zone(zone));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + trimmed + "' cannot be kept: " + e.getMessage(), e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + name + "' is not a time zone such as Europe/Berlin", e);
        }
    }

    @Override
    public Optional<Instant> next(Instant after) {
        Optional<Instant> next = next(after.atZone(zone));
        ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        return change != null
                        && change.isGap()
                        && next.filter(time -> time.isAfter(change.getInstant()))
                                .isPresent()
                ? leftOut(change).or(() -> next)
                : next;
    }

    private Optional<Instant> next(ZonedDateTime after) {
        return ExecutionTime.forCron(PARSER.parse(fields)).nextExecution(after).map(ZonedDateTime::toInstant);
    }

    /** The moment when the clocks are put forward, if they jump over a time. */
    private Optional<Instant> leftOut(ZoneOffsetTransition gap) {
        return next(gap.getDateTimeBefore().minusSeconds(1).atZone(ZoneOffset.UTC))
                .filter(time -> time.isBefore(gap.getDateTimeAfter().toInstant(ZoneOffset.UTC)))
                .map(time -> gap.getInstant());
    }

    @Override
    public String words() {
        return fields + " " + zone;
    }
}
