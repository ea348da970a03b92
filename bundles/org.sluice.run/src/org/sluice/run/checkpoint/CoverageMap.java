package org.sluice.run.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.sluice.api.data.CursorValue;
import org.sluice.run.state.CoveredRange;

/**
 * Which parts of a unit's cursor were dealt with: once, more than once, or not at all.
 *
 * @param segments in the order of the cursor, without gaps between them
 */
public record CoverageMap(List<Segment> segments) {

    /** Keeps a copy. */
    public CoverageMap {
        segments = List.copyOf(segments);
    }

    /** What happened to a part of the cursor. */
    public enum State {
        /** Its rows were committed. */
        COVERED,
        /** Its rows were committed by several runs. */
        OVERLAP,
        /** Nobody read it, though both sides of it were read. */
        HOLE,
        /** It was left out on request. */
        SKIPPED
    }

    /**
     * A part of the cursor.
     *
     * @param low it begins behind this value; empty for the very beginning
     * @param high it ends with this value
     * @param state what happened to it
     * @param rows rows of the commits that end in it
     * @param note why it was skipped; empty otherwise
     */
    public record Segment(Optional<CursorValue> low, CursorValue high, State state, long rows, String note) {}

    /** The map of ranges; those of another type than the newest belong to a cursor that the unit has no longer. */
    public static CoverageMap of(List<CoveredRange> all) {
        if (all.isEmpty()) {
            return new CoverageMap(List.of());
        }
        Class<?> type = all.get(all.size() - 1).high().type().getClass();
        List<CoveredRange> ranges = all.stream()
                .filter(range -> range.high().type().getClass().equals(type))
                .toList();
        TreeSet<CursorValue> bounds = new TreeSet<>();
        boolean open = false;
        for (CoveredRange range : ranges) {
            bounds.add(range.high());
            range.low().ifPresent(bounds::add);
            open |= range.low().isEmpty();
        }
        List<Segment> segments = new ArrayList<>();
        Optional<CursorValue> low = Optional.empty();
        for (CursorValue high : bounds) {
            if (low.isPresent() || open) {
                add(segment(low, high, ranges), segments);
            }
            low = Optional.of(high);
        }
        return new CoverageMap(segments);
    }

    private static Segment segment(Optional<CursorValue> low, CursorValue high, List<CoveredRange> ranges) {
        List<CoveredRange> covering =
                ranges.stream().filter(range -> contains(range, low, high)).toList();
        List<CoveredRange> committed = covering.stream()
                .filter(range -> range.kind() != CoveredRange.Kind.SKIP)
                .toList();
        long withRows = committed.stream().filter(range -> range.rows() > 0).count();
        State state = withRows > 1
                ? State.OVERLAP
                : !committed.isEmpty() ? State.COVERED : covering.isEmpty() ? State.HOLE : State.SKIPPED;
        long rows = committed.stream()
                .filter(range -> range.high().compareTo(high) == 0)
                .mapToLong(CoveredRange::rows)
                .sum();
        String note = state == State.SKIPPED ? covering.get(0).note() : "";
        return new Segment(low, high, state, rows, note);
    }

    private static boolean contains(CoveredRange range, Optional<CursorValue> low, CursorValue high) {
        boolean below =
                range.low().isEmpty() || low.isPresent() && range.low().get().compareTo(low.get()) <= 0;
        return below && range.high().compareTo(high) >= 0;
    }

    /** A part that continues the one before it makes it longer. */
    private static void add(Segment segment, List<Segment> segments) {
        int last = segments.size() - 1;
        if (last >= 0 && continues(segments.get(last), segment)) {
            Segment before = segments.get(last);
            segments.set(
                    last,
                    new Segment(
                            before.low(),
                            segment.high(),
                            before.state(),
                            before.rows() + segment.rows(),
                            before.note()));
        } else {
            segments.add(segment);
        }
    }

    private static boolean continues(Segment before, Segment segment) {
        return before.state() == segment.state() && before.note().equals(segment.note());
    }
}
