package org.sluice.presentation.runs;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sluice.run.RunEvent;
import org.sluice.run.RunService.RunListener;

/** How far the runs of this process are, from their events. Thread-safe. */
public final class Progress implements RunListener {

    private final Map<String, Units> runs = new ConcurrentHashMap<>();

    /**
     * How far a unit is.
     *
     * @param rows read so far
     * @param bytes read so far
     * @param staged slices that are sealed
     * @param slices of the plan; 0 before it is known
     */
    public record OfUnit(long rows, long bytes, int staged, int slices) {
        /** In a few words. */
        public String text() {
            return slices == 0 ? "planning" : slices == 1 ? "" : staged + "/" + slices + " slices";
        }
    }

    /** How far a slice is. */
    public record OfSlice(long rows, long bytes, boolean staged) {}

    private static final class Units {
        private final Map<String, Map<Integer, OfSlice>> slices = new HashMap<>();
        private final Map<String, Integer> planned = new HashMap<>();
    }

    @Override
    public void onEvent(RunEvent event) {
        if (event instanceof RunEvent.RunFinished) {
            runs.remove(event.runId());
            return;
        }
        Units units = runs.computeIfAbsent(event.runId(), id -> new Units());
        synchronized (units) {
            note(units, event);
        }
    }

    private static void note(Units units, RunEvent event) {
        if (event instanceof RunEvent.UnitPlanned planned) {
            units.planned.put(planned.unitId(), planned.slices());
        } else if (event instanceof RunEvent.SliceProgress slice) {
            of(units, slice.unitId()).put(slice.slice(), new OfSlice(slice.rows(), slice.bytes(), false));
        } else if (event instanceof RunEvent.SliceStaged slice) {
            of(units, slice.unitId()).put(slice.slice(), new OfSlice(slice.rows(), slice.bytes(), true));
        }
    }

    private static Map<Integer, OfSlice> of(Units units, String unitId) {
        return units.slices.computeIfAbsent(unitId, id -> new HashMap<>());
    }

    /** How far a unit is; empty for runs of other processes. */
    public Optional<OfUnit> of(String runId, String unitId) {
        return Optional.ofNullable(runs.get(runId)).map(units -> {
            synchronized (units) {
                long rows = 0;
                long bytes = 0;
                int staged = 0;
                for (OfSlice slice : of(units, unitId).values()) {
                    rows += slice.rows();
                    bytes += slice.bytes();
                    staged += slice.staged() ? 1 : 0;
                }
                return new OfUnit(rows, bytes, staged, units.planned.getOrDefault(unitId, 0));
            }
        });
    }

    /** How far a slice is; empty for runs of other processes and slices that have not begun. */
    public Optional<OfSlice> of(String runId, String unitId, int slice) {
        return Optional.ofNullable(runs.get(runId)).flatMap(units -> {
            synchronized (units) {
                return Optional.ofNullable(of(units, unitId).get(slice));
            }
        });
    }
}
