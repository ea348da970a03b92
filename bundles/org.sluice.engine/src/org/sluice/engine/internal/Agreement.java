package org.sluice.engine.internal;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsLastCommit;
import org.sluice.run.Unit;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.SinkCommit;

/**
 * Compares what the state and the sink say about the newest commit of a unit. Where they disagree, one of them was lost
 * or comes from a backup: going on would leave rows out, or add them twice.
 *
 * @param unit the unit
 * @param target what it writes to
 * @param known the newest commit that the state knows
 * @param checkpoint where the state stands
 */
record Agreement(Unit unit, SinkTarget target, Optional<SinkCommit> known, Optional<Checkpoint> checkpoint) {

    private static final Logger LOG = LoggerFactory.getLogger(Agreement.class);

    /**
     * Refuses to go on where state and sink disagree. Somebody who has set the checkpoint by hand since has decided where
     * to go on.
     */
    void require(SinkSession session) {
        boolean decided = checkpoint
                .filter(head -> head.reason() != Checkpoint.Reason.COMMIT)
                .isPresent();
        if (decided) {
            return;
        }
        if (session instanceof SupportsLastCommit sink) {
            compare(sink.lastCommit());
        }
        if (checkpoint.isEmpty() && known.isEmpty() && session.hasData()) {
            throw mismatch(
                    "The target '" + target.object() + "' already has data, but there is no checkpoint of " + unit.id()
                            + ": its state was lost, or something else wrote there.",
                    "Replace the target's data with --full-refresh, or say where to go on with --assume-cursor VALUE.");
        }
    }

    private void compare(Optional<LastCommit> last) {
        String knownId = known.map(SinkCommit::commitId).orElse("");
        String lastId = last.map(LastCommit::commitId).orElse("");
        if (knownId.equals(lastId)) {
            return;
        }
        if (known.isEmpty()) {
            throw stateLost(last.orElseThrow());
        } else if (last.isEmpty()) {
            throw sinkEmptied(known.get());
        } else if (last.get().checkpointVersion() > known.get().checkpointVersion()) {
            throw stateOlder(known.get(), last.get());
        } else if (last.get().checkpointVersion() < known.get().checkpointVersion()) {
            throw sinkOlder(known.get(), last.get());
        }
        throw mismatch(
                "The newest commit of " + unit.id() + " is " + knownId + " by the state and " + lastId
                        + " in the target '" + target.object() + "': two states write to one target.",
                "Give each its own target. To go on with this state set the cursor where the target ends"
                        + cursor(last.get()) + ": sluice state set " + unit.id() + " --cursor VALUE. To begin anew use "
                        + "--full-refresh.");
    }

    private SluiceException stateLost(LastCommit last) {
        return mismatch(
                "The state knows no commit of " + unit.id() + ", but the target '" + target.object() + "' has commit "
                        + last.commitId() + ", which led to version " + last.checkpointVersion() + cursor(last)
                        + ": the state was lost.",
                "Put the state back from a backup, go on behind the target with --assume-cursor "
                        + value(last).orElse("VALUE") + ", or replace the target's data with --full-refresh.");
    }

    private SluiceException sinkEmptied(SinkCommit newest) {
        return mismatch(
                "The state knows commit " + newest.commitId() + " of " + unit.id() + " (version "
                        + newest.checkpointVersion() + "), but the target '" + target.object()
                        + "' does not: it was removed, or put back from a backup of before.",
                "Put the target back, load it anew with --full-refresh, or go on without the old rows: sluice state set "
                        + unit.id() + " --cursor VALUE.");
    }

    private SluiceException stateOlder(SinkCommit newest, LastCommit last) {
        return mismatch(
                "The state of " + unit.id() + " ends with commit " + newest.commitId() + " (version "
                        + newest.checkpointVersion() + "), but the target '" + target.object() + "' has commit "
                        + last.commitId() + " (version " + last.checkpointVersion() + ")" + cursor(last)
                        + ": the state is older, perhaps from a backup.",
                "Put the newer state back, go on behind the target with: sluice state set " + unit.id() + " --cursor "
                        + value(last).orElse("VALUE") + ", or replace the target's data with --full-refresh.");
    }

    private SluiceException sinkOlder(SinkCommit newest, LastCommit last) {
        return mismatch(
                "The state of " + unit.id() + " ends with commit " + newest.commitId() + " (version "
                        + newest.checkpointVersion() + "), but the target '" + target.object() + "' ends with commit "
                        + last.commitId() + " (version " + last.checkpointVersion() + ")" + cursor(last)
                        + ": the target was put back from a backup.",
                "Read again what the target lost with: sluice state rollback " + unit.id() + " --to-version "
                        + last.checkpointVersion() + ", or load it anew with --full-refresh.");
    }

    private static String cursor(LastCommit last) {
        return value(last).map(value -> ", cursor " + value).orElse("");
    }

    private static Optional<String> value(LastCommit last) {
        if (last.position().isEmpty()) {
            return Optional.empty();
        }
        try {
            return CheckpointFormat.parse(last.position()).cursor().map(cursor -> cursor.value()
                    .text());
        } catch (SluiceException e) {
            LOG.warn("The position beside commit {} cannot be read", last.commitId(), e);
            return Optional.empty();
        }
    }

    private static SluiceException mismatch(String message, String next) {
        return new SluiceException(ProblemCode.E_STATE_MISMATCH, message + " Nothing was read.", next);
    }
}
