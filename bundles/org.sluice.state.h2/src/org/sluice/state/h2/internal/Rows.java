package org.sluice.state.h2.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.RunState;
import org.sluice.run.SliceState;
import org.sluice.run.SyncMode;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.UnitRun;

/** Statements, and rows as values. */
final class Rows {

    private Rows() {}

    /** Makes a value of the current row. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, Mapper<T> mapper, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(mapper.map(rows));
                }
                return result;
            }
        }
    }

    static <T> Optional<T> first(Connection connection, Mapper<T> mapper, String sql, Object... parameters)
            throws SQLException {
        return list(connection, mapper, sql, parameters).stream().findFirst();
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i] instanceof Optional<?> optional ? optional.orElse(null) : parameters[i];
            statement.setObject(i + 1, value instanceof Enum<?> word ? word.name() : value);
        }
    }

    static LockOwner owner(ResultSet row) throws SQLException {
        return new LockOwner(
                row.getString("run_id"), row.getString("host"), row.getLong("pid"), row.getLong("process_start"));
    }

    static RunRecord run(ResultSet row) throws SQLException {
        return new RunRecord(
                row.getString("run_id"),
                RunState.valueOf(row.getString("state")),
                row.getObject("created_at", Instant.class),
                Optional.ofNullable(row.getObject("ended_at", Instant.class)),
                owner(row),
                row.getString("user_name"),
                row.getString("arguments"));
    }

    static UnitRun unitRun(ResultSet row) throws SQLException {
        return new UnitRun(
                row.getString("run_id"),
                row.getString("unit_id"),
                row.getString("work_id"),
                RunState.valueOf(row.getString("state")),
                SyncMode.valueOf(row.getString("sync_mode")),
                row.getString("fingerprint"),
                row.getLong("base_version"),
                row.getLong("checkpoint_version"),
                Optional.ofNullable(row.getString("plan")),
                Optional.ofNullable(row.getString("target")),
                row.getObject("started_at", Instant.class),
                Optional.ofNullable(row.getObject("ended_at", Instant.class)),
                row.getLong("row_count"),
                row.getLong("byte_count"),
                row.getLong("stored_bytes"),
                problem(row));
    }

    static SliceRecord slice(ResultSet row) throws SQLException {
        return new SliceRecord(
                row.getString("run_id"),
                row.getString("unit_id"),
                row.getInt("slice_index"),
                SliceState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("prepared")),
                Optional.ofNullable(row.getString("receipt")),
                problem(row));
    }

    private static Optional<Problem> problem(ResultSet row) throws SQLException {
        String code = row.getString("problem_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new Problem(
                        ProblemCode.valueOf(code),
                        row.getString("problem_message"),
                        row.getString("problem_next"),
                        row.getBoolean("problem_retryable")));
    }

    static void store(Connection connection, UnitRun run, String sql) throws SQLException {
        Optional<Problem> problem = run.problem();
        update(
                connection,
                sql,
                run.workId(),
                run.state(),
                run.sync(),
                run.fingerprint(),
                run.baseVersion(),
                run.checkpointVersion(),
                run.plan(),
                run.target(),
                run.startedAt(),
                run.endedAt(),
                run.rows(),
                run.bytes(),
                run.storedBytes(),
                problem.map(Problem::code),
                problem.map(Problem::message),
                problem.map(Problem::next),
                problem.map(Problem::retryable),
                run.runId(),
                run.unitId());
    }

    static void store(Connection connection, SliceRecord slice) throws SQLException {
        Optional<Problem> problem = slice.problem();
        update(
                connection,
                "MERGE INTO slices (run_id, unit_id, slice_index, state, attempts, prepared, receipt, problem_code, "
                        + "problem_message, problem_next, problem_retryable) "
                        + "KEY (run_id, unit_id, slice_index) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                slice.runId(),
                slice.unitId(),
                slice.index(),
                slice.state(),
                slice.attempts(),
                slice.prepared(),
                slice.receipt(),
                problem.map(Problem::code),
                problem.map(Problem::message),
                problem.map(Problem::next),
                problem.map(Problem::retryable));
    }
}
