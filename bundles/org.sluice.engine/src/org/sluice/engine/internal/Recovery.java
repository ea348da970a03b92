package org.sluice.engine.internal;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.staging.StagingSession;
import org.sluice.run.SliceState;
import org.sluice.run.Unit;
import org.sluice.run.format.ReceiptFormat;
import org.sluice.run.format.SinkFormat;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.CommitRecord;
import org.sluice.run.state.CoveredRange;
import org.sluice.run.state.SinkCommit;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;

/** Settles what an earlier run left: commits whose end nobody stored, and work that is not taken up. */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final EngineContext context;
    private final Unit unit;
    private final Sink sink;

    Recovery(EngineContext context, Unit unit, Sink sink) {
        this.context = context;
        this.unit = unit;
        this.sink = sink;
    }

    /** Asks the sink about a commit that was begun and not recorded, and records what it says. */
    void settle() {
        context.state().pendingCommit(unit.id()).ifPresent(pending -> {
            Pending commit = PendingFormat.parse(pending.request());
            try (SinkSession session = sink.open(SinkFormat.parseTarget(commit.target()))) {
                settle(commit, session.lookup(commit.request()));
            }
        });
    }

    private void settle(Pending commit, CommitOutcome outcome) {
        String id = commit.request().commitId();
        if (outcome instanceof CommitOutcome.Committed committed) {
            LOG.info("Commit {} of {} stands in the sink; recording it", id, unit.id());
            UnitRun current = context.state().latestUnitRun(unit.id()).orElseThrow();
            record(current, commit, committed);
            context.state().forgetCommit(unit.id());
        } else if (outcome instanceof CommitOutcome.NotCommitted) {
            context.state().forgetCommit(unit.id());
        } else {
            throw new SluiceException(
                    ProblemCode.E_COMMIT_UNKNOWN,
                    "It is still not known whether commit " + id + " of " + unit.id() + " stands in the sink '"
                            + unit.sink() + "'.",
                    "Check that the sink can be reached, and run again; nothing was cleaned up.");
        }
    }

    private void record(UnitRun current, Pending commit, CommitOutcome.Committed committed) {
        List<SliceRecord> slices = context.state().slices(current.runId(), unit.id()).stream()
                .filter(slice -> commit.covers(slice.index()))
                .map(slice -> new SliceRecord(
                        slice.runId(),
                        slice.unitId(),
                        slice.index(),
                        SliceState.COMMITTED,
                        slice.attempts(),
                        slice.prepared(),
                        withSink(slice, committed),
                        Optional.empty()))
                .toList();
        // Recorded already, or somebody has moved the checkpoint by hand since: theirs stands.
        long newest =
                context.state().checkpoint(unit.id()).map(Checkpoint::version).orElse(0L);
        Optional<Checkpoint> checkpoint = commit.checkpoint().filter(next -> next.parent() == newest);
        UnitRun reached =
                checkpoint.map(Checkpoint::version).map(current::movedTo).orElse(current);
        context.state()
                .recordCommit(new CommitRecord(
                        reached,
                        slices,
                        checkpoint,
                        Optional.of(new SinkCommit(
                                commit.request().commitId(), commit.request().checkpointVersion())),
                        commit.range()));
    }

    private static Optional<String> withSink(SliceRecord slice, CommitOutcome.Committed committed) {
        return slice.receipt().map(receipt -> ReceiptFormat.toJson(
                        ReceiptFormat.parse(receipt).withSink(committed.details()))
                .toString());
    }

    /** Drops the sealed and prepared slices of work that will not be taken up. */
    void abandon(UnitRun old) {
        if (old.target().isEmpty()) {
            return;
        }
        try (SinkSession session = sink.open(SinkFormat.parseTarget(old.target().get()));
                StagingSession staging = context.openStaging(unit, old.workId())) {
            for (SliceRecord slice : context.state().slices(old.runId(), unit.id())) {
                if (slice.prepared().isPresent() && slice.state() != SliceState.COMMITTED) {
                    session.abort(SinkFormat.parsePrepared(slice.prepared().get()));
                }
            }
            staging.discardAll();
        }
    }

    /** A commit with the checkpoint that it leads to and its target in JSON, as it is written down before it is tried. */
    record Pending(
            CommitRequest request, Optional<Checkpoint> checkpoint, Optional<CoveredRange> range, String target) {

        boolean covers(int sliceIndex) {
            return request.slices().stream().anyMatch(slice -> slice.sliceIndex() == sliceIndex);
        }
    }
}
