package org.sluice.engine.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.db.EmbeddedPostgresServer;

class PostgresCrashTest extends EngineCrashTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** Only the test itself has the server; the process that is killed is told where it is. */
    private @Nullable String database;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = EmbeddedPostgresServer.shared().createDatabase("crash" + DATABASES.incrementAndGet());
    }

    @Override
    protected Map<String, String> properties() {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
        return Map.of(
                "crash.host",
                server.host(),
                "crash.port",
                Integer.toString(server.port()),
                "crash.database",
                String.valueOf(database));
    }

    @Override
    protected EndpointConfig target(Path place) {
        String told = System.getProperty("crash.database");
        Map<String, String> where = told == null ? properties() : Map.of();
        return new EndpointConfig(
                "mart",
                "postgresql-sink",
                OptionValues.of(Map.of(
                        "host",
                        where.getOrDefault("crash.host", System.getProperty("crash.host", "")),
                        "port",
                        where.getOrDefault("crash.port", System.getProperty("crash.port", "")),
                        "database",
                        where.getOrDefault("crash.database", System.getProperty("crash.database", "")),
                        "user",
                        EmbeddedPostgresServer.ADMIN)));
    }

    @Override
    protected List<WriteMode> modes() {
        return List.of(WriteMode.APPEND, WriteMode.OVERWRITE, WriteMode.MERGE);
    }

    @Override
    protected List<Long> ids(Path place) throws SQLException {
        try (Connection connection = EmbeddedPostgresServer.shared().connect(String.valueOf(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT \"ID\" FROM public.\"T\"")) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }
}
