package org.sluice.presentation.units;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sluice.api.problem.Problem;
import org.sluice.presentation.Words;
import org.sluice.presentation.table.Column;
import org.sluice.presentation.units.UnitRow.LastRun;

/** The columns of the console. */
public final class UnitColumns {

    private UnitColumns() {}

    /** In their order from left to right. */
    public static List<Column<UnitRow>> all(Clock clock) {
        return Stream.of(definition(), position(), lastRun(clock))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Column<UnitRow>> definition() {
        return List.of(
                Column.words("unit", "Unit", 28, UnitRow::id),
                Column.words("state", "State", 18, UnitRow::state, Comparator.comparing(UnitRow::badge)),
                Column.words("mode", "Mode", 20, UnitRow::mode),
                Column.words("schedule", "Schedule", 16, UnitRow::schedule),
                Column.words("sink", "Sink", 12, UnitRow::sink));
    }

    private static List<Column<UnitRow>> position() {
        return List.of(
                Column.words("cursor", "Cursor", 26, UnitRow::cursor),
                Column.numbers("lag", "Lag", 10, UnitColumns::lag, absentLast(UnitRow::lag)));
    }

    private static List<Column<UnitRow>> lastRun(Clock clock) {
        return List.of(
                Column.words(
                        "last_run",
                        "Last run",
                        12,
                        row -> row.run()
                                .map(run -> Words.ago(run.startedAt(), clock.instant()))
                                .orElse("Never"),
                        absentLast(row -> row.run().map(LastRun::startedAt))),
                Column.numbers("rows", "Rows", 12, UnitColumns::rows, absentLast(row -> row.run()
                        .map(LastRun::rows))),
                Column.numbers("duration", "Duration", 10, UnitColumns::duration, absentLast(row -> row.run()
                        .map(LastRun::duration))),
                Column.words("problem", "Last error", 60, row -> row.problem()
                        .map(Problem::text)
                        .orElse("")));
    }

    private static <T extends Comparable<T>> Comparator<UnitRow> absentLast(
            java.util.function.Function<UnitRow, Optional<T>> value) {
        return (a, b) -> {
            Optional<T> left = value.apply(a);
            Optional<T> right = value.apply(b);
            if (left.isEmpty() || right.isEmpty()) {
                return Boolean.compare(left.isEmpty(), right.isEmpty());
            }
            return left.get().compareTo(right.get());
        };
    }

    private static String lag(UnitRow row) {
        return row.lag().map(UnitColumns::coarse).orElse("");
    }

    private static String coarse(Duration lag) {
        if (lag.isNegative()) {
            return "ahead";
        }
        return lag.compareTo(Duration.ofMinutes(1)) < 0 ? "< 1 min" : Words.duration(lag);
    }

    private static String rows(UnitRow row) {
        return row.run().map(run -> Words.count(run.rows())).orElse("");
    }

    private static String duration(UnitRow row) {
        return row.run().map(run -> Words.duration(run.duration())).orElse("");
    }
}
