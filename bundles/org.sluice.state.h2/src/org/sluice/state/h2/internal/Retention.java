package org.sluice.state.h2.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Forgets old runs. */
final class Retention {

    /** One transaction stays short; a backlog goes over several runs. */
    private static final int AT_A_TIME = 100;

    private Retention() {}

    static List<String> forget(Connection c, int keep) throws SQLException {
        List<String> old = Rows.list(
                c,
                row -> row.getString(1),
                "SELECT run_id FROM (SELECT run_id, created_at, state FROM runs "
                        + "ORDER BY created_at DESC, run_id DESC OFFSET ? ROWS) r "
                        + "WHERE state NOT IN ('QUEUED', 'RUNNING') "
                        + "AND NOT EXISTS (SELECT 1 FROM unit_heads h WHERE h.run_id = r.run_id) "
                        + "ORDER BY created_at, run_id LIMIT ?",
                keep,
                AT_A_TIME);
        for (String runId : old) {
            for (String table : List.of("slices", "receipt_chain", "unit_runs", "runs")) {
                Rows.update(c, "DELETE FROM " + table + " WHERE run_id = ?", runId);
            }
        }
        return old;
    }
}
