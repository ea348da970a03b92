package org.sluice.run.checkpoint;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.Checkpoint.Reason;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.StateStore;

/**
 * Changes checkpoints by hand. Every change is proposed first, with what it causes, and then applied; in between
 * somebody else may have moved the checkpoint, which is found out. Thread-safe.
 */
public final class CheckpointEditor {

    private final StateStore state;
    private final Clock clock;
    private final String author;

    /**
     * @param author who changes, as it stands in the version: {@code user:NAME}
     */
    public CheckpointEditor(StateStore state, Clock clock, String author) {
        this.state = state;
        this.clock = clock;
        this.author = author;
    }

    /** Back to nothing. A unit without a position, or reset before, has nothing to change. */
    public ProposedChange reset(String unitId) {
        Optional<Checkpoint> current = state.checkpoint(unitId);
        if (current.isEmpty() || current.get().reason() == Reason.RESET) {
            return new ProposedChange(current, Optional.empty(), nothing());
        }
        return propose(current, content(unitId, Optional.empty(), ""), Reason.RESET);
    }

    /**
     * The content of an earlier version again.
     *
     * @throws SluiceException E_INVALID_INPUT when it is not kept
     */
    public ProposedChange rollback(String unitId, long version) {
        Checkpoint wanted = state.checkpoint(unitId, version)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "There is no version " + version + " of the checkpoint of " + unitId + ".",
                        "See: sluice state history " + unitId));
        return propose(state.checkpoint(unitId), wanted, Reason.ROLLBACK);
    }

    /**
     * Back to a cursor value, which is read again, or back by a duration from where the cursor stands.
     *
     * @param to a value of the cursor's type, or a duration such as {@code 3d} or {@code PT12H}
     * @throws SluiceException E_INVALID_INPUT when it is neither, or lies ahead
     */
    public ProposedChange rewind(String unitId, String to) {
        Checkpoint current = require(unitId);
        Checkpoint.Cursor cursor = current.cursor()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The checkpoint of " + unitId + " has no cursor to rewind.",
                        "A full read starts anew each time; nothing needs to be done."));
        CursorValue target = target(cursor, to);
        if (target.compareTo(cursor.value()) > 0) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    target.text() + " lies ahead of the cursor, which stands at "
                            + cursor.value().text() + ".",
                    "To skip rows on purpose use: sluice state set " + unitId + " --cursor " + target.text());
        }
        Checkpoint.Cursor moved = History.of(state, unitId)
                .at(target)
                .orElse(new Checkpoint.Cursor(cursor.field(), target, List.of(), false));
        return propose(
                Optional.of(current), content(unitId, Optional.of(moved), current.schemaFingerprint()), Reason.REWIND);
    }

    /** A cursor at a value, wherever that is. */
    public ProposedChange moveTo(String unitId, Checkpoint.Cursor cursor, Reason reason) {
        Optional<Checkpoint> current = state.checkpoint(unitId);
        String fingerprint = current.map(Checkpoint::schemaFingerprint).orElse("");
        return propose(current, content(unitId, Optional.of(cursor), fingerprint), reason);
    }

    /**
     * A cursor of the same column and type at a value.
     *
     * @throws SluiceException E_INVALID_INPUT when there is no cursor yet, or the text is not of its type
     */
    public ProposedChange moveTo(String unitId, String value) {
        Checkpoint.Cursor cursor = require(unitId)
                .cursor()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The checkpoint of " + unitId + " has no cursor, so the type of '" + value + "' is not known.",
                        "Name both with --field and --type."));
        CursorValue typed = typed(cursor.value(), value);
        return moveTo(unitId, new Checkpoint.Cursor(cursor.field(), typed, List.of(), false), Reason.EDIT);
    }

    /**
     * The content of an edited checkpoint, as {@code state get} printed it.
     *
     * @throws SluiceException E_CHECKPOINT_STALE when its version is not the newest any more
     */
    public ProposedChange edit(Checkpoint wanted) {
        Optional<Checkpoint> current = state.checkpoint(wanted.unitId());
        long newest = current.map(Checkpoint::version).orElse(0L);
        if (wanted.version() != newest) {
            throw new SluiceException(
                    ProblemCode.E_CHECKPOINT_STALE,
                    "The checkpoint of " + wanted.unitId() + " is at version " + newest + "; the edited one is version "
                            + wanted.version() + ".",
                    "Get it again, and repeat the edit: sluice state get " + wanted.unitId());
        }
        if (current.filter(old -> sameContent(old, wanted)).isPresent()) {
            return new ProposedChange(current, Optional.empty(), nothing());
        }
        return propose(current, wanted, Reason.EDIT);
    }

    /**
     * Makes a change.
     *
     * @return the version that is the newest now
     * @throws SluiceException E_CHECKPOINT_STALE when the checkpoint moved since the proposal, E_UNIT_LOCKED while the
     *     unit runs
     */
    public Optional<Checkpoint> apply(ProposedChange change) {
        change.next().ifPresent(next -> state.appendCheckpoint(next, Optional.empty()));
        return change.next().or(change::current);
    }

    private ProposedChange propose(Optional<Checkpoint> current, Checkpoint content, Reason reason) {
        String unitId = content.unitId();
        refuseWhileRunning(unitId);
        long version = current.map(Checkpoint::version).orElse(0L);
        Checkpoint next = new Checkpoint(
                unitId,
                version + 1,
                version,
                clock.instant(),
                author,
                reason,
                content.cursor(),
                // What stands in the sink does not change by this: both sides are compared by it.
                current.flatMap(Checkpoint::sinkCommit),
                content.schemaFingerprint(),
                content.stats());
        return new ProposedChange(current, Optional.of(next), Effects.of(state, current, next));
    }

    private void refuseWhileRunning(String unitId) {
        Optional<LockOwner> holder = state.lockHolder(unitId);
        if (holder.isPresent()) {
            throw new SluiceException(
                    ProblemCode.E_UNIT_LOCKED,
                    "Unit " + unitId + " is being run by process "
                            + holder.get().pid() + " on " + holder.get().host() + " (run "
                            + holder.get().runId() + "); its checkpoint cannot be changed.",
                    "Wait for it, or stop it with: sluice runs cancel "
                            + holder.get().runId());
        }
    }

    private Checkpoint content(String unitId, Optional<Checkpoint.Cursor> cursor, String fingerprint) {
        return new Checkpoint(
                unitId, 0, 0, clock.instant(), author, Reason.EDIT, cursor, Optional.empty(), fingerprint, Map.of());
    }

    private Checkpoint require(String unitId) {
        return state.checkpoint(unitId)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The unit " + unitId + " has no checkpoint yet.",
                        "Run it first, or name the cursor with: sluice state set " + unitId
                                + " --field COLUMN --type TYPE --cursor VALUE"));
    }

    private static CursorValue target(Checkpoint.Cursor cursor, String to) {
        try {
            return CursorValue.parse(cursor.value().type(), to);
        } catch (IllegalArgumentException notOfTheType) {
            Duration back = duration(to).orElseThrow(() -> wrongValue(cursor.value(), to, notOfTheType));
            return cursor.value().minus(back).orElseThrow(() -> wrongValue(cursor.value(), to, notOfTheType));
        }
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(OptionValues.parseDuration(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static CursorValue typed(CursorValue like, String text) {
        try {
            return CursorValue.parse(like.type(), text);
        } catch (IllegalArgumentException e) {
            throw wrongValue(like, text, e);
        }
    }

    private static SluiceException wrongValue(CursorValue like, String text, IllegalArgumentException cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                "'" + text + "' is not a value of the cursor's type, " + like.type() + ".",
                "Write it as the present one: " + like.text() + ".",
                cause);
    }

    private static boolean sameContent(Checkpoint a, Checkpoint b) {
        return a.cursor().equals(b.cursor())
                && a.schemaFingerprint().equals(b.schemaFingerprint())
                && a.stats().equals(b.stats());
    }

    private static Effect nothing() {
        return new Effect(Effect.Direction.SAME, 0, 0, true, Optional.empty(), Optional.empty(), List.of());
    }
}
