package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;

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
            for (String change : plan.changes()) {
                OwnTables.execute(connection, change);
            }
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
        List<StageTable> filled = new ArrayList<>();
        for (PreparedSlice slice : request.slices()) {
            StageTable stage = stages.table(stageOf(slice), slice.sliceIndex());
            if (slice.counts().rows() > 0) {
                requireComplete(connection, stage, slice.counts().rows());
                filled.add(stage);
            }
        }
        if (target.mode() == WriteMode.OVERWRITE) {
            OwnTables.execute(connection, "DELETE FROM " + dialect.qualified(plan.name()));
        }
        if (target.mode() == WriteMode.MERGE) {
            merge(connection, filled, plan);
        } else {
            insert(connection, filled, plan);
        }
        for (PreparedSlice slice : request.slices()) {
            stages.committed(connection, stageOf(slice));
        }
        long rows = request.slices().stream()
                .mapToLong(slice -> slice.counts().rows())
                .sum();
        return ledger.write(connection, request, plan.name(), rows);
    }

    /** Somebody may have tampered with the table, or the server lost it in a crash. */
    private void requireComplete(Connection connection, StageTable stage, long rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT COUNT(*) FROM " + stage.sql());
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getLong(1) != rows) {
                throw new SluiceException(
                        ProblemCode.E_RECEIPT_MISMATCH,
                        "The staging table " + stage.sql() + " of slice " + stage.slice() + " has " + row.getLong(1)
                                + " rows instead of " + rows + ". Nothing was committed.",
                        "Run again with --full-refresh.");
            }
        }
    }

    private void insert(Connection connection, List<StageTable> filled, TargetTable.Plan plan) throws SQLException {
        String columns = plan.columns().stream().map(dialect::quote).collect(Collectors.joining(", "));
        for (StageTable stage : filled) {
            OwnTables.execute(
                    connection,
                    "INSERT INTO " + dialect.qualified(plan.name()) + " (" + columns + ") SELECT "
                            + Winners.columns(target.schema()) + " FROM " + stage.sql());
        }
    }

    private void merge(Connection connection, List<StageTable> filled, TargetTable.Plan plan) throws SQLException {
        if (filled.isEmpty()) {
            return;
        }
        List<Integer> keys =
                target.primaryKey().stream().map(target.schema()::indexOf).toList();
        Merge merge = new Merge(
                dialect.qualified(plan.name()),
                plan.columns().stream().map(dialect::quote).toList(),
                keys,
                new Winners(dialect, target, keys).query(filled));
        try (Statement statement = connection.createStatement()) {
            for (String sql : dialect.merge(merge)) {
                statement.executeUpdate(sql);
            }
        }
    }
}
