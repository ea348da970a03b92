package org.sluice.engine.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT id FROM read_parquet('" + place.resolve("lake/PUBLIC/T") + "/**/*.parquet')")) {
            List<Long> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }
}
