package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkTarget;

/** Moves staged rows into the target and writes the token, in one transaction. */
final class TableCommit {

    /** One that changes the table, one that finds it changed; the others are for processes that change it as well. */
    private static final int MAX_ROUNDS = 5;

    private final Dialect dialect;
    private final SinkTarget target;
    private final TargetTable table;
    private final Stages stages;
    private final Ledger ledger;

    TableCommit(Dialect dialect, SinkTarget target, TargetTable table, Stages stages, Ledger ledger) {
        this.dialect = dialect;
        this.target = target;
        this.table = table;
        this.stages = stages;
        this.ledger = ledger;
    }

    /** Does everything but the last step, which is the connection's commit. */
    CommitOutcome.Committed begin(Connection connection, CommitRequest request) throws SQLException {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            ledger.lock(connection);
            Optional<CommitOutcome.Committed> found = ledger.find(connection, request.commitId());
            if (found.isPresent()) {
                return found.get();
            }
            requirePrepared(connection, request);
            TargetTable.Plan plan = table.plan(connection);
            change(connection, plan);
            if (plan.changes().isEmpty() || dialect.changesTablesInTransactions()) {
                return move(connection, request, plan);
            }
            // The change ended the transaction, and the lock with it.
            connection.commit();
        }
        throw new SluiceException(
                ProblemCode.E_SINK_WRITE_FAILED,
                "The table of " + target.object() + " was changed for " + target.unit() + ", and still needs "
                        + table.plan(connection).changes() + ".",
                "See who else changes that table, or create it with the types that the unit has.");
    }

    private void change(Connection connection, TargetTable.Plan plan) throws SQLException {
        try {
            for (String change : plan.changes()) {
                OwnTables.execute(connection, change);
            }
        } catch (SQLException e) {
            connection.rollback();
            boolean alone = dialect.changesTablesInTransactions()
                    || table.plan(connection).changes().equals(plan.changes());
            if (alone) {
                throw e;
            }
            // Another process has changed the table meanwhile: a change that ends the transaction ends the lock first.
        }
    }

    private void requirePrepared(Connection connection, CommitRequest request) throws SQLException {
        for (PreparedSlice slice : request.slices()) {
            if (!stages.prepared(connection, stageOf(slice))) {
                throw new SluiceException(
                        ProblemCode.E_SINK_WRITE_FAILED,
                        "Slice " + slice.sliceIndex() + " of " + target.unit()
                                + " is no longer prepared: its staging table " + stageOf(slice)
                                + " was aborted or cleaned up. Nothing was committed.",
                        "Run again with --full-refresh.");
            }
        }
    }

    static String stageOf(PreparedSlice slice) {
        if (!slice.token().containsKey(SlicePreparation.STAGE)) {
            throw new IllegalArgumentException("The token of slice " + slice.sliceIndex() + " names no staging table");
        }
        return String.valueOf(slice.token().get(SlicePreparation.STAGE));
    }

    private CommitOutcome.Committed move(Connection connection, CommitRequest request, TargetTable.Plan plan)
            throws SQLException {
        List<RowMove.Staged> filled = request.slices().stream()
                .filter(slice -> slice.counts().rows() > 0)
                .map(slice -> new RowMove.Staged(
                        stages.table(stageOf(slice), slice.sliceIndex()),
                        slice.counts().rows(),
                        slice.token().containsKey(SlicePreparation.DISTINCT)))
                .toList();
        new RowMove(dialect, target, plan, table.deletedColumn()).move(connection, filled);
        for (PreparedSlice slice : request.slices()) {
            stages.committed(connection, stageOf(slice));
        }
        long rows = filled.stream().mapToLong(RowMove.Staged::rows).sum();
        return named(ledger.write(connection, request, plan.name(), rows), request);
    }

    /** With the columns that were left out. */
    private static CommitOutcome.Committed named(CommitOutcome.Committed outcome, CommitRequest request) {
        Map<String, String> details = new TreeMap<>(outcome.details());
        request.slices().stream()
                .flatMap(slice -> Optional.ofNullable(slice.token().get(SlicePreparation.DISCARDED)).stream())
                .findFirst()
                .ifPresent(columns -> details.put(SlicePreparation.DISCARDED, columns));
        return new CommitOutcome.Committed(details);
    }
}
