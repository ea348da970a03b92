package org.sluice.state.h2.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.RunState;
import org.sluice.run.state.ChainedReceipt;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.CommitRecord;
import org.sluice.run.state.CoveredRange;
import org.sluice.run.state.KeyValue;
import org.sluice.run.state.LockOwner;
import org.sluice.run.state.Pause;
import org.sluice.run.state.PendingCommit;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.SinkCommit;
import org.sluice.run.state.SliceRecord;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.UnitRun;

/** The state in H2. Every method is one transaction that may be tried twice, so each is safe to repeat. */
final class H2StateStore implements StateStore {

    private final Database database;

    H2StateStore(Database database) {
        this.database = database;
    }

    // ---- checkpoints

    @Override
    public Optional<Checkpoint> checkpoint(String unitId) {
        return database.inTransaction(c -> CheckpointRows.newest(c, unitId));
    }

    @Override
    public Optional<Checkpoint> checkpoint(String unitId, long version) {
        return database.inTransaction(c -> Rows.first(
                c,
                CheckpointRows::checkpoint,
                "SELECT body FROM checkpoints WHERE unit_id = ? AND version = ?",
                unitId,
                version));
    }

    @Override
    public List<Checkpoint> checkpoints(String unitId, int limit) {
        return database.inTransaction(c -> Rows.list(
                c,
                CheckpointRows::checkpoint,
                "SELECT body FROM checkpoints WHERE unit_id = ? ORDER BY unit_id DESC, version DESC LIMIT ?",
                unitId,
                limit));
    }

    @Override
    public List<Checkpoint> latestCheckpoints() {
        return database.inTransaction(c -> Rows.list(
                c,
                CheckpointRows::checkpoint,
                "SELECT k.body FROM unit_heads h JOIN checkpoints k "
                        + "ON k.unit_id = h.unit_id AND k.version = h.checkpoint_version ORDER BY h.unit_id"));
    }

    @Override
    public void appendCheckpoint(Checkpoint next, Optional<LockOwner> owner) {
        database.inTransaction(c -> {
            Optional<LockOwner> holder = Locks.holder(c, next.unitId());
            if (holder.isPresent() && !holder.equals(owner)) {
                throw new SluiceException(
                        ProblemCode.E_UNIT_LOCKED,
                        "Unit " + next.unitId() + " is being run by process "
                                + holder.get().pid() + " on " + holder.get().host() + " (run "
                                + holder.get().runId() + ").",
                        "Wait for it, or stop it with: sluice runs cancel "
                                + holder.get().runId());
            }
            return CheckpointRows.append(c, next);
        });
    }

    // ---- locks

    @Override
    public LockOwner lock(String unitId, LockOwner owner, Instant now) {
        return database.inTransaction(c -> {
            Optional<LockOwner> holder = Locks.holder(c, unitId);
            if (holder.isPresent() && !holder.get().equals(owner)) {
                return holder.get();
            }
            Rows.update(
                    c,
                    "MERGE INTO unit_locks (unit_id, run_id, host, pid, process_start, heartbeat) KEY (unit_id) "
                            + "VALUES (?, ?, ?, ?, ?, ?)",
                    unitId,
                    owner.runId(),
                    owner.host(),
                    owner.pid(),
                    owner.processStart(),
                    now);
            return owner;
        });
    }

    @Override
    public void heartbeat(LockOwner owner, Instant now) {
        database.inTransaction(c -> Rows.update(
                c,
                "UPDATE unit_locks SET heartbeat = ? WHERE run_id = ? AND pid = ?",
                now,
                owner.runId(),
                owner.pid()));
    }

    @Override
    public void unlock(String unitId, LockOwner owner) {
        database.inTransaction(c -> Rows.update(
                c,
                "DELETE FROM unit_locks WHERE unit_id = ? AND run_id = ? AND host = ? AND pid = ?",
                unitId,
                owner.runId(),
                owner.host(),
                owner.pid()));
    }

    @Override
    public Optional<LockOwner> lockHolder(String unitId) {
        return database.inTransaction(c -> Locks.holder(c, unitId));
    }

    // ---- runs

    /** Runs whose process is gone are ended, at their last sign of life, so that nobody waits for them. */
    void endRunsOfDeadProcesses() {
        database.inTransaction(c -> {
            for (RunRecord run : Rows.list(c, Rows::run, "SELECT * FROM runs WHERE state IN ('QUEUED', 'RUNNING')")) {
                if (!Locks.alive(run.owner(), run.createdAt())) {
                    Rows.update(
                            c,
                            "UPDATE runs SET state = 'FAILED', ended_at = COALESCE((SELECT MAX(heartbeat) FROM unit_locks"
                                    + " WHERE run_id = ?), created_at) WHERE run_id = ?",
                            run.runId(),
                            run.runId());
                    Problem problem = Problem.of(
                            ProblemCode.E_INTERRUPTED,
                            "The process " + run.owner().pid() + " ended in the middle of the run.",
                            "The next run goes on from here.");
                    Rows.update(
                            c,
                            "UPDATE unit_runs SET state = 'FAILED', problem_code = ?, problem_message = ?, "
                                    + "problem_next = ?, problem_retryable = TRUE WHERE run_id = ? AND state = 'RUNNING'",
                            problem.code(),
                            problem.message(),
                            problem.next(),
                            run.runId());
                }
            }
            return true;
        });
    }

    @Override
    public void createRun(RunRecord run) {
        database.inTransaction(c -> Rows.update(
                c,
                "MERGE INTO runs (run_id, state, created_at, ended_at, host, pid, process_start, user_name, arguments) "
                        + "KEY (run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.runId(),
                run.state(),
                run.createdAt(),
                run.endedAt(),
                run.owner().host(),
                run.owner().pid(),
                run.owner().processStart(),
                run.user(),
                run.arguments()));
    }

    @Override
    public void finishRun(String runId, RunState state, Instant at) {
        database.inTransaction(
                c -> Rows.update(c, "UPDATE runs SET state = ?, ended_at = ? WHERE run_id = ?", state, at, runId));
    }

    @Override
    public boolean requestCancel(String runId) {
        return database.inTransaction(c -> Rows.update(
                        c,
                        "UPDATE runs SET cancel_requested = TRUE WHERE run_id = ? AND state IN ('QUEUED', 'RUNNING')",
                        runId)
                > 0);
    }

    @Override
    public boolean cancelRequested(String runId) {
        return database.inTransaction(c -> Rows.first(
                        c, row -> row.getBoolean(1), "SELECT cancel_requested FROM runs WHERE run_id = ?", runId)
                .orElse(false));
    }

    @Override
    public Optional<RunRecord> run(String runId) {
        return database.inTransaction(c -> Rows.first(c, Rows::run, "SELECT * FROM runs WHERE run_id = ?", runId));
    }

    @Override
    public List<RunRecord> runs(int limit) {
        return database.inTransaction(c ->
                Rows.list(c, Rows::run, "SELECT * FROM runs ORDER BY created_at DESC, run_id DESC LIMIT ?", limit));
    }

    @Override
    public List<String> forgetRunsBeyond(int keep) {
        return database.inTransaction(c -> Retention.forget(c, keep));
    }

    @Override
    public void createUnitRun(UnitRun unitRun, List<SliceRecord> slices) {
        database.inTransaction(c -> {
            Rows.update(c, "DELETE FROM slices WHERE run_id = ? AND unit_id = ?", unitRun.runId(), unitRun.unitId());
            Rows.update(c, "DELETE FROM unit_runs WHERE run_id = ? AND unit_id = ?", unitRun.runId(), unitRun.unitId());
            Rows.store(
                    c,
                    unitRun,
                    "INSERT INTO unit_runs (work_id, state, sync_mode, fingerprint, base_version, checkpoint_version, plan, target, started_at, "
                            + "ended_at, row_count, byte_count, stored_bytes, problem_code, problem_message, problem_next, "
                            + "problem_retryable, run_id, unit_id) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
            for (SliceRecord slice : slices) {
                Rows.store(c, slice);
            }
            return Rows.update(
                    c,
                    "MERGE INTO unit_heads (unit_id, run_id) KEY (unit_id) VALUES (?, ?)",
                    unitRun.unitId(),
                    unitRun.runId());
        });
    }

    @Override
    public void updateUnitRun(UnitRun unitRun) {
        database.inTransaction(c -> update(c, unitRun));
    }

    private static boolean update(Connection c, UnitRun unitRun) throws SQLException {
        Rows.store(
                c,
                unitRun,
                "UPDATE unit_runs SET work_id = ?, state = ?, sync_mode = ?, fingerprint = ?, base_version = ?, checkpoint_version = ?, plan = ?, "
                        + "target = ?, started_at = ?, ended_at = ?, row_count = ?, byte_count = ?, stored_bytes = ?, "
                        + "problem_code = ?, problem_message = ?, problem_next = ?, problem_retryable = ? "
                        + "WHERE run_id = ? AND unit_id = ?");
        return true;
    }

    @Override
    public List<UnitRun> unitRuns(String runId) {
        return database.inTransaction(
                c -> Rows.list(c, Rows::unitRun, "SELECT * FROM unit_runs WHERE run_id = ? ORDER BY sequence", runId));
    }

    @Override
    public Optional<UnitRun> latestUnitRun(String unitId) {
        return database.inTransaction(c -> Rows.first(
                c,
                Rows::unitRun,
                "SELECT u.* FROM unit_heads h JOIN unit_runs u ON u.run_id = h.run_id AND u.unit_id = h.unit_id "
                        + "WHERE h.unit_id = ?",
                unitId));
    }

    @Override
    public List<UnitRun> latestUnitRuns() {
        return database.inTransaction(c -> Rows.list(
                c,
                Rows::unitRun,
                "SELECT u.* FROM unit_heads h JOIN unit_runs u ON u.run_id = h.run_id AND u.unit_id = h.unit_id "
                        + "ORDER BY h.unit_id"));
    }

    @Override
    public List<SliceRecord> slices(String runId, String unitId) {
        return database.inTransaction(c -> Rows.list(
                c,
                Rows::slice,
                "SELECT * FROM slices WHERE run_id = ? AND unit_id = ? ORDER BY slice_index",
                runId,
                unitId));
    }

    @Override
    public void updateSlice(SliceRecord slice) {
        database.inTransaction(c -> {
            Rows.store(c, slice);
            return true;
        });
    }

    // ---- commits

    @Override
    public void beginCommit(String unitId, String commitId, String commit) {
        database.inTransaction(c -> Rows.update(
                c,
                "MERGE INTO pending_commits (unit_id, commit_id, request) KEY (unit_id) VALUES (?, ?, ?)",
                unitId,
                commitId,
                commit));
    }

    @Override
    public Optional<PendingCommit> pendingCommit(String unitId) {
        return database.inTransaction(c -> Rows.first(
                c,
                row -> new PendingCommit(row.getString("commit_id"), row.getString("request")),
                "SELECT commit_id, request FROM pending_commits WHERE unit_id = ?",
                unitId));
    }

    @Override
    public void forgetCommit(String unitId) {
        database.inTransaction(c -> Rows.update(c, "DELETE FROM pending_commits WHERE unit_id = ?", unitId));
    }

    @Override
    public void recordCommit(CommitRecord commit) {
        UnitRun unitRun = commit.unitRun();
        database.inTransaction(c -> {
            for (SliceRecord slice : commit.slices()) {
                Rows.store(c, slice);
            }
            ReceiptChain.append(c, unitRun.runId(), commit.slices());
            if (commit.checkpoint().isPresent()) {
                CheckpointRows.append(c, commit.checkpoint().get());
            }
            if (commit.sinkCommit().isPresent()) {
                Rows.update(
                        c,
                        "MERGE INTO sink_commits (unit_id, commit_id, checkpoint_version) KEY (unit_id) VALUES (?, ?, ?)",
                        unitRun.unitId(),
                        commit.sinkCommit().get().commitId(),
                        commit.sinkCommit().get().checkpointVersion());
            }
            if (commit.range().isPresent()) {
                CoverageRows.add(c, commit.range().get());
            }
            Rows.update(c, "DELETE FROM pending_commits WHERE unit_id = ?", unitRun.unitId());
            return update(c, unitRun);
        });
    }

    @Override
    public Optional<SinkCommit> sinkCommit(String unitId) {
        return database.inTransaction(c -> Rows.first(
                c,
                row -> new SinkCommit(row.getString("commit_id"), row.getLong("checkpoint_version")),
                "SELECT * FROM sink_commits WHERE unit_id = ?",
                unitId));
    }

    @Override
    public List<ChainedReceipt> receipts(String runId) {
        return database.inTransaction(c -> ReceiptChain.list(c, runId));
    }

    @Override
    public String receiptHead(String runId) {
        return database.inTransaction(
                c -> Rows.first(c, row -> row.getString(1), "SELECT receipt_head FROM runs WHERE run_id = ?", runId)
                        .orElse(""));
    }

    // ---- coverage

    @Override
    public List<CoveredRange> coverage(String unitId) {
        return database.inTransaction(c -> CoverageRows.list(c, unitId));
    }

    @Override
    public void addCoverage(CoveredRange range) {
        database.inTransaction(c -> {
            CoverageRows.add(c, range);
            return true;
        });
    }

    @Override
    public void clearCoverage(String unitId) {
        database.inTransaction(c -> {
            CoverageRows.clear(c, unitId);
            return true;
        });
    }

    // ---- pauses

    @Override
    public void pause(Pause pause) {
        database.inTransaction(c -> Rows.update(
                c,
                "MERGE INTO pauses (unit_id, at, author, reason) KEY (unit_id) VALUES (?, ?, ?, ?)",
                pause.unitId(),
                pause.at(),
                pause.by(),
                pause.reason()));
    }

    @Override
    public boolean resume(String unitId) {
        return database.inTransaction(c -> Rows.update(c, "DELETE FROM pauses WHERE unit_id = ?", unitId) > 0);
    }

    @Override
    public Optional<Pause> pause(String unitId) {
        return database.inTransaction(
                c -> Rows.first(c, H2StateStore::pauseOf, "SELECT * FROM pauses WHERE unit_id = ?", unitId));
    }

    @Override
    public List<Pause> pauses() {
        return database.inTransaction(
                c -> Rows.list(c, H2StateStore::pauseOf, "SELECT * FROM pauses ORDER BY unit_id"));
    }

    private static Pause pauseOf(ResultSet row) throws SQLException {
        return new Pause(
                row.getString("unit_id"),
                row.getObject("at", Instant.class),
                row.getString("author"),
                row.getString("reason"));
    }

    // ---- keys and values

    @Override
    public Optional<KeyValue> value(String namespace, String key) {
        return database.inTransaction(c -> Rows.first(
                c,
                H2StateStore::keyValue,
                "SELECT * FROM key_values WHERE namespace = ? AND name = ?",
                namespace,
                key));
    }

    private static KeyValue keyValue(ResultSet row) throws SQLException {
        return new KeyValue(row.getString("name"), row.getString("content"), row.getLong("version"));
    }

    @Override
    public List<KeyValue> values(String namespace) {
        return database.inTransaction(c -> Rows.list(
                c, H2StateStore::keyValue, "SELECT * FROM key_values WHERE namespace = ? ORDER BY name", namespace));
    }

    @Override
    public long putValue(String namespace, String key, String value, long expectedVersion) {
        return database.inTransaction(c -> {
            KeyValue wanted = new KeyValue(key, value, expectedVersion + 1);
            Optional<KeyValue> old = Rows.first(
                    c,
                    H2StateStore::keyValue,
                    "SELECT * FROM key_values WHERE namespace = ? AND name = ? FOR UPDATE",
                    namespace,
                    key);
            long version = old.map(KeyValue::version).orElse(0L);
            if (version != expectedVersion && !old.equals(Optional.of(wanted))) {
                throw new SluiceException(
                        ProblemCode.E_CHECKPOINT_STALE,
                        "The value '" + key + "' in '" + namespace + "' is at version " + version + ", not at "
                                + expectedVersion + ".",
                        "Read it again and repeat the change.");
            }
            Rows.update(
                    c,
                    "MERGE INTO key_values (namespace, name, content, version) KEY (namespace, name) VALUES (?, ?, ?, ?)",
                    namespace,
                    key,
                    value,
                    wanted.version());
            return wanted.version();
        });
    }

    @Override
    public void deleteValue(String namespace, String key) {
        database.inTransaction(
                c -> Rows.update(c, "DELETE FROM key_values WHERE namespace = ? AND name = ?", namespace, key));
    }

    @Override
    public String description() {
        return database.directory().resolve("sluice.mv.db") + ", version " + Migrations.newest();
    }

    @Override
    public void close() {
        database.close();
    }
}
