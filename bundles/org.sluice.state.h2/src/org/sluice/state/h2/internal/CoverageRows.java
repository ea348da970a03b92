package org.sluice.state.h2.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.data.CursorValue;
import org.sluice.api.type.DataType;
import org.sluice.api.type.TypeParser;
import org.sluice.run.state.CoveredRange;

/** The ranges of cursors that were dealt with. Years of runs stay a few hundred rows: old neighbours are joined. */
final class CoverageRows {

    /** Above, the older half is joined. */
    static final int MAX_RANGES = 400;

    private CoverageRows() {}

    static List<CoveredRange> list(Connection c, String unitId) throws SQLException {
        return Rows.list(
                c, CoverageRows::range, "SELECT * FROM coverage WHERE unit_id = ? ORDER BY unit_id, sequence", unitId);
    }

    private static CoveredRange range(ResultSet row) throws SQLException {
        DataType type = TypeParser.parse(row.getString("cursor_type"));
        return new CoveredRange(
                row.getString("unit_id"),
                row.getString("run_id"),
                CoveredRange.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("low")).map(low -> new CursorValue(type, low)),
                new CursorValue(type, row.getString("high")),
                row.getLong("row_count"),
                row.getObject("at", Instant.class),
                row.getString("note"));
    }

    static void add(Connection c, CoveredRange range) throws SQLException {
        if (isStored(c, range)) {
            return;
        }
        insert(c, range);
        long count = Rows.first(
                        c, row -> row.getLong(1), "SELECT COUNT(*) FROM coverage WHERE unit_id = ?", range.unitId())
                .orElse(0L);
        if (count > MAX_RANGES) {
            List<CoveredRange> joined = joined(list(c, range.unitId()));
            clear(c, range.unitId());
            for (CoveredRange one : joined) {
                insert(c, one);
            }
        }
    }

    /** An earlier try may have been stored though its answer was lost. */
    private static boolean isStored(Connection c, CoveredRange range) throws SQLException {
        return Rows.first(
                        c,
                        row -> true,
                        "SELECT 1 FROM coverage WHERE unit_id = ? AND run_id = ? AND high = ? AND at = ?",
                        range.unitId(),
                        range.runId(),
                        range.high().text(),
                        range.at())
                .isPresent();
    }

    private static void insert(Connection c, CoveredRange range) throws SQLException {
        Rows.update(
                c,
                "INSERT INTO coverage (unit_id, run_id, kind, cursor_type, low, high, row_count, at, note) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                range.unitId(),
                range.runId(),
                range.kind(),
                range.high().type().toString(),
                range.low().map(CursorValue::text),
                range.high().text(),
                range.rows(),
                range.at(),
                range.note());
    }

    static void clear(Connection c, String unitId) throws SQLException {
        Rows.update(c, "DELETE FROM coverage WHERE unit_id = ?", unitId);
    }

    /** The older half with neighbours made one, and the rest as it is. */
    private static List<CoveredRange> joined(List<CoveredRange> ranges) {
        List<CoveredRange> result = new ArrayList<>();
        @Nullable CoveredRange open = null;
        int half = ranges.size() / 2;
        for (CoveredRange range : ranges.subList(0, half)) {
            if (open != null && isNeighbour(open, range)) {
                open = join(open, range);
            } else {
                if (open != null) {
                    result.add(open);
                }
                open = range;
            }
        }
        if (open != null) {
            result.add(open);
        }
        result.addAll(ranges.subList(half, ranges.size()));
        return result;
    }

    private static boolean isNeighbour(CoveredRange a, CoveredRange b) {
        return a.kind() == b.kind()
                && b.kind() != CoveredRange.Kind.SKIP
                && b.low().equals(Optional.of(a.high()));
    }

    private static CoveredRange join(CoveredRange a, CoveredRange b) {
        return new CoveredRange(
                a.unitId(), b.runId(), a.kind(), a.low(), b.high(), a.rows() + b.rows(), b.at(), a.note());
    }
}
