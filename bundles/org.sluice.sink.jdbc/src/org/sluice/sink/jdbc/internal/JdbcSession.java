package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.KeptColumns;
import org.sluice.api.sink.LastCommit;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsLastCommit;
import org.sluice.api.sink.SupportsReadBack;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.type.Schema;

/** One table in one run. */
final class JdbcSession implements SinkSession, SupportsLastCommit, SupportsReadBack {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSession.class);
    private static final Duration ABANDONED = Duration.ofDays(7);

    /** Another unit may be paused for long. */
    private static final Duration ABANDONED_BY_OTHERS = Duration.ofDays(60);

    private static final int KEPT_COMMITS = 1000;

    private final Connections connections;
    private final Dialect dialect;
    private final SinkTarget target;
    private final Failures failures;
    private final Clock clock;
    private final Stages stages;
    private final TargetTable table;
    private final Ledger ledger;

    private final Columns columns;

    private JdbcSession(Parts parts, Columns columns, SinkTarget target, Clock clock, Ledger ledger) {
        this.columns = columns;
        this.connections = parts.connections();
        this.dialect = parts.dialect();
        this.target = target;
        this.failures = parts.failures();
        this.clock = clock;
        this.stages = new Stages(connections, dialect, parts.own(), target, clock);
        this.table = parts.table();
        this.ledger = ledger;
    }

    /** What a session is made of. */
    record Parts(Connections connections, Dialect dialect, OwnTables own, TargetTable table, Failures failures) {}

    /**
     * Which columns there are.
     *
     * @param kept those that are written
     * @param source all that the source has
     */
    record Columns(KeptColumns kept, Schema source) {}

    /** Makes sure, before a row is read, that rows can be staged and that the target can take them. */
    static JdbcSession open(Parts parts, Columns columns, SinkTarget target, Clock clock) throws SQLException {
        parts.own().ensure(parts.connections());
        TableName name = parts.connections()
                .transaction(connection -> parts.table().plan(connection).name());
        Ledger ledger = new Ledger(parts.connections(), parts.own(), target, name, clock);
        ledger.ensureLock();
        return new JdbcSession(parts, columns, target, clock, ledger);
    }

    @Override
    public CommitScope commitScope() {
        return target.mode() == WriteMode.OVERWRITE ? CommitScope.RUN : CommitScope.SLICE;
    }

    @Override
    public PreparedSlice prepare(StagedSlice slice, RowSupplier rows, Cancellation cancellation) {
        return new SlicePreparation(
                        connections, dialect, stages, new SlicePreparation.Rows(target, columns.kept()), failures)
                .prepare(slice.sliceIndex(), rows, cancellation);
    }

    @Override
    public CommitOutcome commit(CommitRequest request) {
        TableCommit work = new TableCommit(dialect, target, table, stages, ledger);
        CommitOutcome outcome = commit(work, request);
        if (outcome instanceof CommitOutcome.Committed) {
            stages.tryToDrop(request.slices().stream().map(TableCommit::stageOf).toList());
        }
        return outcome;
    }

    private CommitOutcome commit(TableCommit work, CommitRequest request) {
        try (Connection connection = connections.open()) {
            CommitOutcome.Committed committed;
            try {
                committed = work.begin(connection, request);
            } catch (SQLException e) {
                rollBack(connection);
                return new CommitOutcome.NotCommitted(
                        failures.problem("committing " + request.commitId() + " to " + target.object(), e));
            } catch (SluiceException e) {
                rollBack(connection);
                return new CommitOutcome.NotCommitted(e.problem());
            }
            connection.commit();
            return committed;
        } catch (SQLException e) {
            // The server may have got the word and not the answer through.
            LOG.debug("Commit {} was interrupted", request.commitId(), e);
            return lookup(request);
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
            LOG.debug("Roll-back failed", e);
        }
    }

    @Override
    public CommitOutcome lookup(CommitRequest request) {
        try {
            Optional<CommitOutcome.Committed> found = connections.transaction(connection -> {
                ledger.lock(connection);
                return ledger.find(connection, request.commitId());
            });
            return found.isPresent() ? found.get() : absent(request);
        } catch (SQLException e) {
            return new CommitOutcome.Unknown(failures.unknown(request.commitId(), e));
        }
    }

    private CommitOutcome absent(CommitRequest request) {
        return new CommitOutcome.NotCommitted(Problem.of(
                ProblemCode.E_SINK_WRITE_FAILED,
                "Commit " + request.commitId() + " does not stand in " + target.object() + ".",
                "Run again."));
    }

    @Override
    public Optional<LastCommit> lastCommit() {
        return ask("asking for the newest commit of " + target.unit(), ledger::last);
    }

    @Override
    public void abort(PreparedSlice slice) {
        try {
            stages.drop(List.of(TableCommit.stageOf(slice)));
        } catch (SQLException e) {
            throw failures.exception("aborting slice " + slice.sliceIndex() + " of " + target.unit(), e);
        }
    }

    @Override
    public void finish() {
        try {
            stages.drop(stages.ofRun());
            stages.tryToDrop(stages.abandoned(
                    clock.instant().minus(ABANDONED), clock.instant().minus(ABANDONED_BY_OTHERS)));
            connections.transaction(connection -> ledger.forgetOld(connection, KEPT_COMMITS));
        } catch (SQLException e) {
            throw failures.exception("all commits stand, but cleaning up after " + target.unit(), e);
        }
    }

    @Override
    public boolean hasData() {
        return ask("looking into " + target.object(), connection -> {
            TargetTable.Plan plan = table.plan(connection);
            return plan.exists() && Tables.hasRows(connection, dialect.qualified(plan.name()));
        });
    }

    @Override
    public BatchReader readBack() {
        TargetTable.Plan plan = ask("looking for " + target.object(), table::plan);
        if (!plan.exists()) {
            return new NoRows(columns.source());
        }
        try {
            return reader(plan.name());
        } catch (SQLException e) {
            throw failures.exception("reading " + plan.name() + " back", e);
        }
    }

    private BatchReader reader(TableName name) throws SQLException {
        Connection connection = connections.open();
        try {
            return new TableReader(connection, dialect, name, columns.source(), failures);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** A table that is not there. */
    private record NoRows(Schema schema) implements BatchReader {
        @Override
        public boolean read(ColumnBatch batch) {
            batch.reset();
            return false;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private <T> T ask(String doing, Connections.Work<T> question) {
        try {
            return connections.transaction(question);
        } catch (SQLException e) {
            throw failures.exception(doing, e);
        }
    }

    @Override
    public void close() {
        // The sink owns the connections.
    }
}
