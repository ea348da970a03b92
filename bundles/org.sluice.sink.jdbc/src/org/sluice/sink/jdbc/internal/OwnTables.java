package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sluice.api.type.DataType;

/** The names of Sluice's own tables, and how they come to be. */
final class OwnTables {

    private static final String ID = "VARCHAR(255)";
    private static final String NAME = "VARCHAR(500)";

    private final Dialect dialect;
    private final String schema;

    /** In a schema; in the connection's own where it is empty. */
    OwnTables(Dialect dialect, String schema) {
        this.dialect = dialect;
        this.schema = schema;
    }

    String commits() {
        return name("sluice_commit");
    }

    String locks() {
        return name("sluice_lock");
    }

    String stages() {
        return name("sluice_stage");
    }

    /** A name without quotes, in the case that the database gives it. */
    String name(String table) {
        return schema.isEmpty() ? table : dialect.quote(schema) + "." + table;
    }

    /** Creates what is missing; several processes may do so at once. */
    void ensure(Connections connections) throws SQLException {
        if (!schema.isEmpty() && !connections.transaction(c -> new Tables(c, dialect).schemaExists(schema))) {
            execute(connections, dialect.createSchema(schema));
        }
        String text = dialect.type(new DataType.Text());
        for (Definition table : List.of(
                new Definition(
                        commits(),
                        "commit_id " + ID + " NOT NULL, unit " + NAME + " NOT NULL, commit_number BIGINT"
                                + " NOT NULL, target_table " + NAME + " NOT NULL, checkpoint_version BIGINT NOT NULL,"
                                + " checkpoint_position " + text + ", row_count BIGINT NOT NULL, committed_at "
                                + "VARCHAR(40) NOT NULL, PRIMARY KEY (unit, commit_id)"),
                new Definition(locks(), "target_table " + NAME + " NOT NULL PRIMARY KEY"),
                new Definition(
                        stages(),
                        "stage_table " + ID + " NOT NULL PRIMARY KEY, unit " + NAME + " NOT NULL, run_id " + ID
                                + " NOT NULL, slice_index INTEGER NOT NULL, stage_state VARCHAR(20) NOT NULL,"
                                + " row_count BIGINT NOT NULL, created_at VARCHAR(40) NOT NULL"))) {
            ensure(connections, table);
        }
    }

    private record Definition(String name, String columns) {}

    private void ensure(Connections connections, Definition table) throws SQLException {
        if (exists(connections, table.name())) {
            return;
        }
        try {
            execute(
                    connections,
                    "CREATE TABLE " + table.name() + " (" + table.columns() + ")" + dialect.tableOptions());
        } catch (SQLException e) {
            // Another process may have been first.
            if (!exists(connections, table.name())) {
                throw e;
            }
        }
    }

    /** Asked of the table itself: metadata would need the name in the database's case. */
    private static boolean exists(Connections connections, String table) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            try {
                statement
                        .executeQuery("SELECT 1 FROM " + table + " WHERE 1 = 0")
                        .close();
                return true;
            } catch (SQLException e) {
                if (connection.isValid(1)) {
                    return false;
                }
                throw e;
            } finally {
                connection.rollback();
            }
        }
    }

    static void execute(Connections connections, String sql) throws SQLException {
        connections.transaction(connection -> {
            execute(connection, sql);
            return sql;
        });
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
