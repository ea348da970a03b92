package org.sluice.state.h2.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.sluice.run.state.ChainedReceipt;
import org.sluice.run.state.SliceRecord;

/** The receipts of a run, each with a hash over it and all before it. */
final class ReceiptChain {

    private ReceiptChain() {}

    /** Units of one run commit in parallel: the run's row is locked while a link is added. */
    static void append(Connection c, String runId, List<SliceRecord> slices) throws SQLException {
        Optional<String> found = Rows.first(
                c, row -> row.getString(1), "SELECT receipt_head FROM runs WHERE run_id = ? FOR UPDATE", runId);
        if (found.isEmpty()) {
            return;
        }
        String head = found.get();
        long position = Rows.first(
                        c,
                        row -> row.getLong(1),
                        "SELECT COALESCE(MAX(position), 0) FROM receipt_chain WHERE run_id = ?",
                        runId)
                .orElse(0L);
        for (SliceRecord slice : slices) {
            if (slice.receipt().isPresent() && !contains(c, slice)) {
                head = ChainedReceipt.hash(
                        head, slice.unitId(), slice.index(), slice.receipt().get());
                Rows.update(
                        c,
                        "INSERT INTO receipt_chain (run_id, position, unit_id, slice_index, hash) VALUES (?, ?, ?, ?, ?)",
                        runId,
                        ++position,
                        slice.unitId(),
                        slice.index(),
                        head);
            }
        }
        Rows.update(c, "UPDATE runs SET receipt_head = ? WHERE run_id = ?", head, runId);
    }

    /** An earlier try may have been stored though its answer was lost. */
    private static boolean contains(Connection c, SliceRecord slice) throws SQLException {
        return Rows.first(
                        c,
                        row -> true,
                        "SELECT 1 FROM receipt_chain WHERE run_id = ? AND unit_id = ? AND slice_index = ?",
                        slice.runId(),
                        slice.unitId(),
                        slice.index())
                .isPresent();
    }

    static List<ChainedReceipt> list(Connection c, String runId) throws SQLException {
        return Rows.list(
                c,
                ReceiptChain::receipt,
                "SELECT k.unit_id, k.slice_index, k.hash, s.receipt FROM receipt_chain k LEFT JOIN slices s "
                        + "ON s.run_id = k.run_id AND s.unit_id = k.unit_id AND s.slice_index = k.slice_index "
                        + "WHERE k.run_id = ? ORDER BY k.position",
                runId);
    }

    private static ChainedReceipt receipt(ResultSet row) throws SQLException {
        String stored = row.getString("receipt");
        return new ChainedReceipt(
                row.getString("unit_id"),
                row.getInt("slice_index"),
                stored == null ? "" : stored,
                row.getString("hash"));
    }
}
