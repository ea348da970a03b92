package org.sluice.source.jdbc.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.source.Source;
import org.sluice.testkit.source.SourceContract;

/** The contract on a database file of H2. */
class H2SourceContractTest extends SourceContract {

    @TempDir
    Path directory;

    private Path database() {
        return directory.resolve("shop");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database() + ";AUTO_SERVER=TRUE");
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        connect().close();
    }

    @Override
    protected Source newSource() {
        return Reading.open("h2", Map.of("path", database().toString()));
    }

    @Override
    protected void add(String table, ColumnBatch rows) throws SQLException {
        try (Connection connection = connect()) {
            Tables.add(connection, "\"" + table + "\"", "CHARACTER LARGE OBJECT", rows);
        }
    }

    @Override
    protected String dataset(String table) {
        return "PUBLIC." + table;
    }

    @Override
    protected String cursorField() {
        return "at";
    }
}
