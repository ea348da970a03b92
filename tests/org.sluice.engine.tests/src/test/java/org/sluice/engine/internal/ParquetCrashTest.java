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

class ParquetCrashTest extends EngineCrashTest {

    @Override
    protected EndpointConfig target(Path place) {
        return new EndpointConfig(
                "lake",
                "parquet",
                OptionValues.of(Map.of("root", place.resolve("lake").toString())));
    }

    @Override
    protected List<WriteMode> modes() {
        return List.of(WriteMode.APPEND, WriteMode.OVERWRITE);
    }

    @Override
    protected List<Long> ids(Path place) throws SQLException {
        return ids(place.resolve("lake/PUBLIC/T").toString());
    }

    static List<Long> ids(String table) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            return ServerCrashTest.ids(duck, "read_parquet('" + table + "/**/*.parquet')");
        }
    }
}
