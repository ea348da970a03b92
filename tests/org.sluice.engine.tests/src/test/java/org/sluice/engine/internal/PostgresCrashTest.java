package org.sluice.engine.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.db.EmbeddedPostgresServer;

class PostgresCrashTest extends ServerCrashTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    @Override
    String createDatabase() throws SQLException {
        return EmbeddedPostgresServer.shared().createDatabase("crash" + DATABASES.incrementAndGet());
    }

    @Override
    String template() {
        return "postgresql-sink";
    }

    @Override
    String host() {
        return EmbeddedPostgresServer.shared().host();
    }

    @Override
    int port() {
        return EmbeddedPostgresServer.shared().port();
    }

    @Override
    Map<String, String> credentials() {
        return Map.of("user", EmbeddedPostgresServer.ADMIN);
    }

    @Override
    Connection connect(String name) throws SQLException {
        return EmbeddedPostgresServer.shared().connect(name);
    }

    @Override
    String table() {
        return "public.\"T\"";
    }

    @Override
    protected List<WriteMode> modes() {
        return List.of(WriteMode.APPEND, WriteMode.OVERWRITE, WriteMode.MERGE);
    }
}
