package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.source.Source;
import org.sluice.testkit.db.EmbeddedPostgresServer;
import org.sluice.testkit.source.SourceContract;

/** The contract on PostgreSQL, read by COPY. */
class PostgresSourceContractTest extends SourceContract {

    private final EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();

    private String database = "";

    @BeforeEach
    void createDatabase() throws SQLException {
        database = server.createDatabase("contract");
    }

    String readPath() {
        return "copy";
    }

    @Override
    protected Source newSource() {
        return Reading.postgres(server, database, readPath());
    }

    @Override
    protected void add(String table, ColumnBatch rows) throws SQLException {
        try (Connection connection = server.connect(database)) {
            Tables.add(connection, table, "TEXT", rows);
        }
    }

    @Override
    protected String dataset(String table) {
        return "public." + table;
    }

    @Override
    protected String cursorField() {
        return "at";
    }
}
