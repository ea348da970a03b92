package org.sluice.state.h2.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.state.Checkpoint;

/** The versions of checkpoints. */
final class CheckpointRows {

    /** Versions that are kept of each unit at least. */
    static final int KEPT_VERSIONS = 100;

    /** Above, one checkpoint would slow everything down; a sound one is a thousand times smaller. */
    static final int MAX_CHECKPOINT_CHARACTERS = 16 << 20;

    private CheckpointRows() {}

    static Optional<Checkpoint> newest(Connection c, String unitId) throws SQLException {
        return Rows.first(
                c,
                CheckpointRows::checkpoint,
                "SELECT body FROM checkpoints WHERE unit_id = ? ORDER BY unit_id DESC, version DESC LIMIT 1",
                unitId);
    }

    static Checkpoint checkpoint(ResultSet row) throws SQLException {
        return CheckpointFormat.parse(row.getString("body"));
    }

    static boolean append(Connection c, Checkpoint next) throws SQLException {
        String body = CheckpointFormat.toJson(next).toString();
        if (body.length() > MAX_CHECKPOINT_CHARACTERS) {
            throw new SluiceException(
                    ProblemCode.E_STATE_UNAVAILABLE,
                    "The checkpoint of " + next.unitId() + " has " + body.length() + " characters; the most is "
                            + MAX_CHECKPOINT_CHARACTERS + ".",
                    "Please report it.");
        }
        Optional<Checkpoint> newest = newest(c, next.unitId());
        if (newest.equals(Optional.of(next))) {
            // An earlier try was stored, though its answer was lost.
            return true;
        }
        long version = newest.map(Checkpoint::version).orElse(0L);
        if (next.parent() != version || next.version() != version + 1) {
            throw new SluiceException(
                    ProblemCode.E_CHECKPOINT_STALE,
                    "The checkpoint of " + next.unitId() + " is at version " + version + ", not at " + next.parent()
                            + " any more: somebody else changed it.",
                    "Look at it with: sluice state get " + next.unitId());
        }
        Rows.update(
                c,
                "INSERT INTO checkpoints (unit_id, version, body) VALUES (?, ?, ?)",
                next.unitId(),
                next.version(),
                body);
        Rows.update(
                c,
                "DELETE FROM checkpoints WHERE unit_id = ? AND version <= ?",
                next.unitId(),
                next.version() - KEPT_VERSIONS);
        Rows.update(
                c,
                "MERGE INTO unit_heads (unit_id, checkpoint_version) KEY (unit_id) VALUES (?, ?)",
                next.unitId(),
                next.version());
        return true;
    }
}
