package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Field;

/**
 * The staging tables and the list of them. A table is listed before it is created and until it is dropped, so that none
 * is ever forgotten; its state changes to COMMITTED in the transaction that moves its rows. Thread-safe.
 */
final class Stages {

    private static final Logger LOG = LoggerFactory.getLogger(Stages.class);
    private static final String PREFIX = "sluice_stage_";

    private final Connections connections;
    private final Dialect dialect;
    private final OwnTables own;
    private final SinkTarget target;
    private final Clock clock;

    Stages(Connections connections, Dialect dialect, OwnTables own, SinkTarget target, Clock clock) {
        this.connections = connections;
        this.dialect = dialect;
        this.own = own;
        this.target = target;
        this.clock = clock;
    }

    /** The table of a name that {@link #begin} gave. */
    StageTable table(String name, int slice) {
        return new StageTable(own.name(name), slice, target.mode() == WriteMode.MERGE);
    }

    /** A point in time as the tables have it: texts in the order of time. */
    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Lists and creates an empty table for a slice, and returns its name. */
    String begin(int slice) throws SQLException {
        String name = PREFIX + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        connections.transaction(connection -> list(connection, name, slice));
        StageTable table = table(name, slice);
        OwnTables.execute(connections, dialect.createStage(table.sql(), columns(table)));
        return name;
    }

    private int list(Connection connection, String name, int slice) throws SQLException {
        String sql =
                "INSERT INTO " + own.stages() + " (stage_table, unit, run_id, slice_index, stage_state, row_count, "
                        + "created_at) VALUES (?, ?, ?, ?, 'LOADING', 0, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.setString(2, target.unit());
            statement.setString(3, target.runId());
            statement.setInt(4, slice);
            statement.setString(5, text(clock.instant()));
            return statement.executeUpdate();
        }
    }

    private String columns(StageTable table) {
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < target.schema().size(); i++) {
            Field field = target.schema().field(i);
            boolean key = target.primaryKey().contains(field.name());
            definitions.add(StageTable.column(i) + " " + dialect.stageType(field.type(), key));
        }
        if (table.numbered()) {
            definitions.add(StageTable.ROW + " BIGINT NOT NULL");
        }
        return String.join(", ", definitions);
    }

    /** States that a table holds its slice. Part of the transaction that loads it. */
    void loaded(Connection connection, String name, long rows) throws SQLException {
        String sql = "UPDATE " + own.stages() + " SET stage_state = 'PREPARED', row_count = ? WHERE stage_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, rows);
            statement.setString(2, name);
            statement.executeUpdate();
        }
    }

    /** Whether a table waits for its commit. */
    boolean prepared(Connection connection, String name) throws SQLException {
        String sql = "SELECT stage_state FROM " + own.stages() + " WHERE stage_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getString(1).equals("PREPARED");
            }
        }
    }

    /** States that a table's rows have been moved. Part of the transaction that moves them. */
    void committed(Connection connection, String name) throws SQLException {
        String sql = "UPDATE " + own.stages() + " SET stage_state = 'COMMITTED' WHERE stage_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.executeUpdate();
        }
    }

    /** Tables of a slice of this run: what earlier tries left. */
    List<String> ofSlice(int slice) throws SQLException {
        return names("unit = ? AND run_id = ? AND slice_index = ?", target.unit(), target.runId(), slice);
    }

    /** Tables of this run. */
    List<String> ofRun() throws SQLException {
        return names("unit = ? AND run_id = ?", target.unit(), target.runId());
    }

    /** Tables whose rows are moved, and tables so old that nobody will take them up. */
    List<String> abandoned(Instant before) throws SQLException {
        return names("stage_state = 'COMMITTED' AND unit = ? OR created_at < ?", target.unit(), text(before));
    }

    private List<String> names(String condition, Object... values) throws SQLException {
        return connections.transaction(connection -> {
            String sql = "SELECT stage_table FROM " + own.stages() + " WHERE " + condition;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                List<String> names = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                return names;
            }
        });
    }

    /** Drops tables and takes them off the list; those that are not there are passed over. */
    void drop(List<String> names) throws SQLException {
        for (String name : names) {
            OwnTables.execute(connections, "DROP TABLE IF EXISTS " + own.name(name));
            connections.transaction(connection -> unlist(connection, name));
        }
    }

    private int unlist(Connection connection, String name) throws SQLException {
        String sql = "DELETE FROM " + own.stages() + " WHERE stage_table = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            return statement.executeUpdate();
        }
    }

    /** The same where a failure changes nothing: the tables stay listed. */
    void tryToDrop(List<String> names) {
        try {
            drop(names);
        } catch (SQLException e) {
            LOG.warn("Staging tables {} could not be dropped and will be later: {}", names, e.getMessage());
        }
    }
}
