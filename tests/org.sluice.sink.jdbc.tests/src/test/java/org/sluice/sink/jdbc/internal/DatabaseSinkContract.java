package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.sluice.api.sink.Sink;
import org.sluice.testkit.sink.MortalSink;
import org.sluice.testkit.sink.SinkContract;

/** The contract on a database of its own for each test; rows are read with plain JDBC. */
abstract class DatabaseSinkContract extends SinkContract {

    private TestDatabase database;

    abstract TestDatabase create() throws SQLException;

    @BeforeEach
    final void createDatabase() throws SQLException {
        database = create();
    }

    final TestDatabase database() {
        return database;
    }

    @Override
    protected Sink newSink() {
        return new JdbcSinkFactory().open(database.endpoint());
    }

    @Override
    protected Optional<MortalSink> newMortalSink() {
        return Optional.of(new Mortal(database));
    }

    private static final class Mortal implements MortalSink {
        private final MortalConnections connections;
        private final Sink sink;

        Mortal(TestDatabase database) {
            Database server = Database.of(database.endpoint());
            connections = new MortalConnections(new Pool(database.endpoint(), server));
            sink = new JdbcSink(database.endpoint(), server, connections, Clock.systemUTC());
        }

        @Override
        public Sink sink() {
            return sink;
        }

        @Override
        public void dieAfter(int changes) {
            connections.dieAfter(changes);
        }
    }

    @Override
    protected List<String> visibleRows(String object) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + database.quoted(object))) {
            return texts(rows);
        } catch (SQLException e) {
            if (isMissingTable(e)) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean isMissingTable(SQLException e) {
        // PostgreSQL and MariaDB, table and schema; H2.
        return List.of("42P01", "3F000", "42S02", "42S04", "90079").contains(e.getSQLState());
    }

    private static List<String> texts(ResultSet rows) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getLong(1) + ":" + rows.getString(2));
        }
        return texts;
    }
}
