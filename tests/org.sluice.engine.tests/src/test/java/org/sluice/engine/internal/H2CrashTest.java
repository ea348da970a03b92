package org.sluice.engine.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;

/** The database lives in the killed process itself. */
class H2CrashTest extends EngineCrashTest {

    private static String url(Path place) {
        return "jdbc:h2:file:" + place.resolve("mart");
    }

    @Override
    protected EndpointConfig target(Path place) {
        return new EndpointConfig("mart", "h2-sink", OptionValues.of(Map.of("url", url(place))));
    }

    @Override
    protected List<WriteMode> modes() {
        // The engine and the sink take the same steps in each mode; PostgreSQL has all three.
        return List.of(WriteMode.MERGE);
    }

    @Override
    protected List<Long> ids(Path place) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(place))) {
            return ServerCrashTest.ids(connection, "PUBLIC.T");
        }
    }
}
