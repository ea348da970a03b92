package org.sluice.engine.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.db.MariaDbServer;

class MariaDbCrashTest extends ServerCrashTest {

    @Override
    String createDatabase() throws SQLException {
        // The dataset's schema is a database of its own here, which would outlive a test.
        try (Connection connection = connect("mysql");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS `PUBLIC`");
        }
        return MariaDbServer.shared().createDatabase("crash");
    }

    @Override
    String template() {
        return "mariadb-sink";
    }

    @Override
    String host() {
        return MariaDbServer.shared().host();
    }

    @Override
    int port() {
        return MariaDbServer.shared().port();
    }

    @Override
    Map<String, String> credentials() {
        return Map.of("user", MariaDbServer.ADMIN, "password", MariaDbServer.PASSWORD);
    }

    @Override
    Connection connect(String name) throws SQLException {
        return MariaDbServer.shared().connect(name);
    }

    @Override
    String table() {
        return "`PUBLIC`.`T`";
    }

    @Override
    protected List<WriteMode> modes() {
        // The engine and the sink take the same steps in each mode; PostgreSQL has all three.
        return List.of(WriteMode.MERGE);
    }
}
