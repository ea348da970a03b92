package org.sluice.headless.internal.command;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.RunEvent;
import org.sluice.run.RunService.RunListener;
import org.sluice.run.RunState;
import org.sluice.run.format.EventFormat;

/** Progress on the standard error stream: one line that is drawn anew on a terminal, plain lines elsewhere. */
final class ProgressPrinter implements RunListener, AutoCloseable {

    private static final long REDRAW_NANOS = 100_000_000;

    private final Context context;
    private final PrintStream err;
    private final boolean live;
    private final boolean quiet;
    private final boolean json;
    private final Map<String, long[]> running = new HashMap<>();
    private final long started = System.nanoTime();
    private long doneRows;
    private long doneBytes;
    private int units;
    private int unitsDone;
    private long drawn;

    ProgressPrinter(Context context) {
        this.context = context;
        this.err = context.console().err();
        this.quiet = context.options().quiet();
        this.json = context.options().logFormat().equals("json");
        this.live = context.console().terminal() && !quiet && !json;
    }

    @Override
    public void onEvent(RunEvent event) {
        if (json) {
            if (!quiet && !(event instanceof RunEvent.SliceProgress)) {
                err.println(EventFormat.toJson(event));
            }
        } else {
            show(event);
        }
    }

    private void show(RunEvent event) {
        if (event instanceof RunEvent.RunStarted e) {
            units = e.units();
            line("run " + e.runId() + ": " + e.units() + (e.units() == 1 ? " unit" : " units"));
        } else if (event instanceof RunEvent.UnitPlanned e) {
            line(e.unitId() + ": " + count(e.slices(), "slice") + rows(e.estimatedRows()));
        } else if (event instanceof RunEvent.Note e) {
            line(e.unitId() + ": " + e.message());
        } else if (event instanceof RunEvent.SliceProgress e) {
            running.put(e.unitId() + "#" + e.slice(), new long[] {e.rows(), e.bytes()});
            redraw();
        } else if (event instanceof RunEvent.SliceStaged e) {
            running.remove(e.unitId() + "#" + e.slice());
            doneRows += e.rows();
            doneBytes += e.bytes();
            redraw();
        } else if (event instanceof RunEvent.SliceRetried e) {
            line(e.unitId() + ": slice " + e.slice() + " will be tried again in "
                    + e.delay().toMillis() + " ms: " + e.problem().message());
        } else if (event instanceof RunEvent.UnitFinished e) {
            unitsDone++;
            line(e.result().unitId() + ": " + state(e.result().state())
                    + String.format(Locale.ROOT, ", %,d rows", e.result().sunk().rows()));
        }
    }

    private String state(RunState state) {
        String word = state.name().toLowerCase(Locale.ROOT);
        return state == RunState.SUCCEEDED ? context.green(word) : context.red(word);
    }

    private static String rows(long estimate) {
        return estimate > 0 ? String.format(Locale.ROOT, ", about %,d rows", estimate) : "";
    }

    private static String count(int n, String word) {
        return n + " " + word + (n == 1 ? "" : "s");
    }

    private void line(String text) {
        if (!quiet) {
            err.println((live ? "\r\u001b[K" : "") + text);
        }
    }

    private void redraw() {
        long now = System.nanoTime();
        if (!live || now - drawn < REDRAW_NANOS) {
            return;
        }
        drawn = now;
        long rows = doneRows;
        long bytes = doneBytes;
        for (long[] slice : running.values()) {
            rows += slice[0];
            bytes += slice[1];
        }
        double seconds = Math.max(0.001, (now - started) / 1e9);
        err.printf(
                Locale.ROOT,
                "\r\u001b[K%d/%d units, %,d rows, %,d rows/s, %s/s",
                unitsDone,
                units,
                rows,
                (long) (rows / seconds),
                TextTable.bytes((long) (bytes / seconds)));
        err.flush();
    }

    @Override
    public void close() {
        if (live) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
