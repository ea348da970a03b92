package org.sluice.presentation.runs;

import java.util.Comparator;
import java.util.List;
import org.sluice.api.problem.Problem;
import org.sluice.presentation.Words;
import org.sluice.presentation.table.Column;
import org.sluice.run.format.Receipt;

/** The columns of the run view. */
public final class RunColumns {

    private RunColumns() {}

    /** Of the history. */
    public static List<Column<RunRow>> history() {
        return List.of(
                Column.words(
                        "started",
                        "Started",
                        20,
                        run -> Words.time(run.startedAt()),
                        Comparator.comparing(RunRow::startedAt)),
                Column.words("state", "State", 11, run -> Words.title(run.state())),
                Column.words("what", "Units", 26, RunRow::what),
                Column.numbers(
                        "duration",
                        "Duration",
                        12,
                        run -> Words.duration(run.duration()),
                        Comparator.comparing(RunRow::duration)),
                Column.words("run", "Run", 24, RunRow::runId),
                Column.words("who", "By", 32, RunRow::who));
    }

    /** Of a run's slices. */
    public static List<Column<SliceRow>> slices() {
        return List.of(
                Column.words("unit", "Unit", 26, SliceRow::unitId),
                Column.numbers(
                        "slice",
                        "Slice",
                        6,
                        slice -> String.valueOf(slice.index()),
                        Comparator.comparing(SliceRow::index)),
                Column.words("state", "State", 11, slice -> Words.title(slice.state())),
                Column.words("bounds", "Bounds", 34, SliceRow::description),
                Column.numbers(
                        "rows", "Rows", 11, slice -> Words.count(slice.rows()), Comparator.comparing(SliceRow::rows)),
                Column.numbers(
                        "bytes",
                        "Read",
                        10,
                        slice -> Words.bytes(slice.bytes()),
                        Comparator.comparing(SliceRow::bytes)),
                Column.numbers(
                        "rate",
                        "Rows/s",
                        10,
                        slice -> slice.rate().map(Words::count).orElse(""),
                        Comparator.comparing(slice -> slice.rate().orElse(0L))),
                Column.numbers(
                        "time",
                        "Time",
                        10,
                        slice -> slice.elapsed().map(Words::duration).orElse(""),
                        Comparator.comparing(slice -> slice.elapsed().orElse(java.time.Duration.ZERO))),
                Column.words("problem", "Error", 50, slice -> slice.problem()
                        .map(Problem::text)
                        .orElse("")));
    }

    /** Of a run's receipts: the same slices, once they are staged. */
    public static List<Column<SliceRow>> receipts() {
        return List.of(
                Column.words("unit", "Unit", 26, SliceRow::unitId),
                Column.numbers(
                        "slice",
                        "Slice",
                        6,
                        slice -> String.valueOf(slice.index()),
                        Comparator.comparing(SliceRow::index)),
                Column.numbers("read", "Read", 11, slice -> rows(slice, Receipt::read), by(Receipt::read)),
                Column.numbers("staged", "Staged", 11, slice -> rows(slice, Receipt::staged), by(Receipt::staged)),
                Column.numbers("sunk", "Sunk", 11, slice -> rows(slice, Receipt::sunk), by(Receipt::sunk)),
                Column.words("balance", "Balances \u00b7 hash", 18, SliceRow::balance),
                Column.numbers(
                        "filtered",
                        "Known rows left out",
                        18,
                        slice -> slice.receipt()
                                .map(receipt -> Words.count(receipt.filtered()))
                                .orElse(""),
                        Comparator.comparing(
                                slice -> slice.receipt().map(Receipt::filtered).orElse(0L))),
                Column.numbers(
                        "stored",
                        "Stored",
                        10,
                        slice -> slice.receipt()
                                .map(receipt -> Words.bytes(receipt.storedBytes()))
                                .orElse(""),
                        Comparator.comparing(slice ->
                                slice.receipt().map(Receipt::storedBytes).orElse(0L))));
    }

    private static String rows(SliceRow slice, java.util.function.Function<Receipt, org.sluice.api.data.Counts> at) {
        return slice.receipt()
                .map(receipt -> Words.count(at.apply(receipt).rows()))
                .orElse("");
    }

    private static Comparator<SliceRow> by(java.util.function.Function<Receipt, org.sluice.api.data.Counts> at) {
        return Comparator.comparing(slice ->
                slice.receipt().map(receipt -> at.apply(receipt).rows()).orElse(0L));
    }

    /** Of a run's log. */
    public static List<Column<LogLine>> log() {
        return List.of(
                Column.words("at", "Time", 12, LogLine::time),
                Column.words("unit", "Unit", 26, LogLine::unit),
                Column.words("event", "Event", 17, LogLine::event),
                Column.words("text", "What happened", 80, LogLine::text));
    }
}
