package org.sluice.presentation.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.api.source.Slice;
import org.sluice.run.format.PlanFormat;
import org.sluice.run.format.Receipt;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.format.RequestFormat;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.UnitRun;

/** Reads runs from the state. Never on the user interface's thread. */
public final class RunHistory {

    private final StateStore state;
    private final Progress progress;
    private final Clock clock;
    private final Map<String, List<String>> descriptions = new HashMap<>();

    /** Of a state; the progress knows more about runs of this process than the state does. */
    public RunHistory(StateStore state, Progress progress, Clock clock) {
        this.state = state;
        this.progress = progress;
        this.clock = clock;
    }

    /** The newest runs first. */
    public List<RunRow> runs(int limit) {
        return state.runs(limit).stream().map(this::row).toList();
    }

    private RunRow row(RunRecord run) {
        Duration duration = Duration.between(run.createdAt(), run.endedAt().orElseGet(clock::instant));
        return new RunRow(
                run.runId(),
                run.state(),
                run.createdAt(),
                duration,
                RequestFormat.units(RequestFormat.parse(run.arguments())),
                run.user() + " on " + run.owner().host() + ", process "
                        + run.owner().pid());
    }

    /** A run in full; empty when it is forgotten. */
    public Optional<RunDetail> detail(String runId) {
        return state.run(runId).map(this::detail);
    }

    private RunDetail detail(RunRecord run) {
        List<UnitRun> units = state.unitRuns(run.runId());
        List<SliceRow> slices = new ArrayList<>();
        for (UnitRun unit : units) {
            List<String> bounds = descriptions(unit);
            for (SliceRecord slice : state.slices(run.runId(), unit.unitId())) {
                slices.add(slice(slice, slice.index() < bounds.size() ? bounds.get(slice.index()) : ""));
            }
        }
        Optional<Problem> problem =
                units.stream().flatMap(unit -> unit.problem().stream()).findFirst();
        long rows = slices.stream().mapToLong(SliceRow::rows).sum();
        long bytes = slices.stream().mapToLong(SliceRow::bytes).sum();
        return new RunDetail(row(run), rows, bytes, slices, problem);
    }

    /** Plans do not change once they are made, and reading them takes the longest. */
    private List<String> descriptions(UnitRun unit) {
        return unit.plan()
                .map(plan -> descriptions.computeIfAbsent(
                        unit.runId() + "/" + unit.unitId(), key -> PlanFormat.parse(plan).slices().stream()
                                .map(Slice::description)
                                .toList()))
                .orElse(List.of());
    }

    private SliceRow slice(SliceRecord slice, String description) {
        Optional<Receipt> receipt = slice.receipt().map(ReceiptFormat::parse);
        Optional<Progress.OfSlice> live = progress.of(slice.runId(), slice.unitId(), slice.index());
        long rows = receipt.map(r -> r.read().rows())
                .or(() -> live.map(Progress.OfSlice::rows))
                .orElse(0L);
        long bytes = receipt.map(r -> r.read().bytes())
                .or(() -> live.map(Progress.OfSlice::bytes))
                .orElse(0L);
        return new SliceRow(
                slice.unitId(),
                slice.index(),
                description,
                slice.state(),
                slice.attempts(),
                rows,
                bytes,
                receipt,
                slice.problem());
    }
}
