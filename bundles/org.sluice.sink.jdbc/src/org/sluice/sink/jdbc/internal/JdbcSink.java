package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.KeptColumns;
import org.sluice.api.sink.SchemaContract;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;

/** A database that units write to. */
final class JdbcSink implements Sink {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSink.class);

    private static final Set<WriteMode> MODES = Set.of(WriteMode.APPEND, WriteMode.OVERWRITE, WriteMode.MERGE);

    private final EndpointConfig endpoint;
    private final Dialect dialect;
    private final Connections connections;
    private final Clock clock;
    private final Failures failures;
    private final OwnTables own;

    JdbcSink(EndpointConfig endpoint, Database database, Connections connections, Clock clock) {
        this.endpoint = endpoint;
        this.dialect = database.dialect();
        this.connections = connections;
        this.clock = clock;
        this.failures = new Failures(database);
        this.own = new OwnTables(
                dialect, endpoint.options().find(SinkOptions.OWN_SCHEMA).orElse(""));
    }

    @Override
    public ConnectionReport test() {
        long start = System.nanoTime();
        try (Connection connection = connections.open()) {
            String probe =
                    own.name("sluice_probe_" + UUID.randomUUID().toString().substring(0, 8));
            OwnTables.execute(connection, dialect.createStage(probe, "c0 INTEGER"));
            OwnTables.execute(connection, "DROP TABLE " + probe);
            connection.commit();
            DatabaseMetaData about = connection.getMetaData();
            return new ConnectionReport(
                    about.getDatabaseProductName(),
                    about.getDatabaseProductVersion(),
                    about.getDriverName() + " " + about.getDriverVersion(),
                    Duration.ofNanos(System.nanoTime() - start),
                    List.of());
        } catch (SQLException e) {
            throw failures.exception("testing", e);
        }
    }

    @Override
    public Set<WriteMode> writeModes() {
        return MODES;
    }

    @Override
    public SinkSession open(SinkTarget target) {
        requireMode(target);
        requireKey(target);
        SchemaContract contract = SchemaContract.of(endpoint.options().get(SinkOptions.CONTRACT));
        try {
            KeptColumns columns = connections.transaction(connection -> kept(connection, target, contract));
            if (!columns.discarded().isEmpty()) {
                LOG.warn(
                        "The columns {} of {} are not in {} and are left out",
                        columns.discarded(),
                        target.unit(),
                        target.object());
            }
            SinkTarget written = columns.narrowed(target);
            TargetTable table = new TargetTable(dialect, written, contract, deletedColumn(written));
            return JdbcSession.open(
                    new JdbcSession.Parts(connections, dialect, own, table, failures),
                    new JdbcSession.Columns(columns, target.schema()),
                    written,
                    clock);
        } catch (SQLException e) {
            throw failures.exception("opening " + target.object() + " for " + target.unit(), e);
        }
    }

    private KeptColumns kept(Connection connection, SinkTarget target, SchemaContract contract) throws SQLException {
        Tables tables = new Tables(connection, dialect);
        TableName name = tables.resolve(TableName.parse(target.object()));
        if (!tables.exists(name)) {
            return KeptColumns.all(target);
        }
        List<String> names =
                tables.columns(name).stream().map(TableColumn::name).toList();
        return KeptColumns.of(
                target, contract, name.toString(), column -> names.contains(Tables.closest(column, names)));
    }

    private void requireMode(SinkTarget target) {
        if (!MODES.contains(target.mode())) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The sink '" + endpoint.id() + "' cannot take "
                            + target.mode().name().toLowerCase(Locale.ROOT) + " (unit " + target.unit() + ").",
                    "Use write_mode append, overwrite or merge.");
        }
    }

    private static void requireKey(SinkTarget target) {
        if (target.mode() != WriteMode.MERGE) {
            return;
        }
        if (target.primaryKey().isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The unit " + target.unit() + " merges, but has no primary key, and its source names none.",
                    "Add primary_key: [COLUMN] to the unit, or use write_mode append or overwrite.");
        }
        for (String key : target.primaryKey()) {
            int position = target.schema().indexOf(key);
            if (position < 0) {
                throw new SluiceException(
                        ProblemCode.E_COLUMN_NOT_FOUND,
                        "The primary key of " + target.unit() + " names '" + key + "', which is not among its columns: "
                                + String.join(", ", target.schema().names()) + ".",
                        "Select that column too, or correct primary_key.");
            }
            requireComparable(target, target.schema().field(position));
        }
    }

    /** Where the column is that says which keys go, if the source has it and rows are merged. */
    private Optional<Integer> deletedColumn(SinkTarget target) {
        Optional<Integer> position = endpoint.options()
                .find(SinkOptions.DELETED_COLUMN)
                .map(target.schema()::indexOf)
                .filter(found -> found >= 0 && target.mode() == WriteMode.MERGE);
        position.map(target.schema()::field)
                .filter(field -> !(field.type() instanceof DataType.Bool))
                .ifPresent(field -> {
                    throw new SluiceException(
                            ProblemCode.E_INVALID_CONFIG,
                            "The deleted_column '" + field.name() + "' of " + target.unit() + " is of type "
                                    + field.type() + ", not boolean.",
                            "Name a boolean column, or select one in the unit: query: SELECT .., (op = 'D') AS deleted ..");
                });
        return position;
    }

    private static void requireComparable(SinkTarget target, Field field) {
        if (field.type() instanceof DataType.Json || field.type() instanceof DataType.Floating) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The column '" + field.name() + "' of " + target.unit() + " is of type " + field.type()
                            + ", by which rows cannot be told apart surely.",
                    "Choose another primary_key, or state another type for it.");
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
