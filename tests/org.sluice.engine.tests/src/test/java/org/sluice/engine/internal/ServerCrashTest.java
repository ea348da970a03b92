package org.sluice.engine.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;

/** A sink on a database server. Only the test itself has the server; the process that is killed is told where it is. */
abstract class ServerCrashTest extends EngineCrashTest {

    private static final List<String> TOLD = List.of("host", "port", "database");

    private @Nullable String database;

    /** Makes an empty database and returns its name. */
    abstract String createDatabase() throws SQLException;

    /** The template of the endpoint. */
    abstract String template();

    abstract String host();

    abstract int port();

    /** User and password. */
    abstract Map<String, String> credentials();

    abstract Connection connect(String name) throws SQLException;

    /** The table as the database quotes it. */
    abstract String table();

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = createDatabase();
    }

    private Map<String, String> place() {
        return Map.of("host", host(), "port", Integer.toString(port()), "database", String.valueOf(database));
    }

    @Override
    protected Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        place().forEach((name, value) -> properties.put("crash." + name, value));
        return properties;
    }

    @Override
    protected EndpointConfig target(Path place) {
        Map<String, String> options = new HashMap<>(credentials());
        if (database == null) {
            TOLD.forEach(name -> options.put(name, System.getProperty("crash." + name, "")));
        } else {
            options.putAll(place());
        }
        return new EndpointConfig("mart", template(), OptionValues.of(options));
    }

    @Override
    protected List<Long> ids(Path place) throws SQLException {
        try (Connection connection = connect(String.valueOf(database))) {
            return ids(connection, table());
        }
    }

    static List<Long> ids(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong("ID"));
            }
            return ids;
        }
    }
}
