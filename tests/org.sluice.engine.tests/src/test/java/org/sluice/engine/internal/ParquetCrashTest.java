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
import org.sluice.run.EngineFactory;
import org.sluice.run.catalog.FixedPluginCatalog;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.state.StateStoreFactory;
import org.sluice.sink.parquet.internal.ParquetSinkFactory;
import org.sluice.source.jdbc.internal.JdbcSourceFactory;
import org.sluice.staging.local.internal.LocalStagingFactory;
import org.sluice.state.h2.internal.H2StateStoreFactory;
import org.sluice.testkit.crash.CrashContract;

class ParquetCrashTest extends CrashContract {

    @Override
    protected PluginCatalog plugins() {
        return new FixedPluginCatalog(
                List.of(new JdbcSourceFactory()),
                List.of(new LocalStagingFactory()),
                List.of(new ParquetSinkFactory()));
    }

    @Override
    protected StateStoreFactory states() {
        return new H2StateStoreFactory();
    }

    @Override
    protected EngineFactory engines(PluginCatalog plugins, StateStoreFactory states) {
        return new LocalEngineFactory(plugins, states);
    }

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
