package org.sluice.engine.internal;

import java.util.List;
import org.sluice.run.EngineFactory;
import org.sluice.run.catalog.FixedPluginCatalog;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.state.StateStoreFactory;
import org.sluice.sink.iceberg.internal.IcebergSinkFactory;
import org.sluice.sink.jdbc.internal.JdbcSinkFactory;
import org.sluice.sink.parquet.internal.ParquetSinkFactory;
import org.sluice.source.jdbc.internal.JdbcSourceFactory;
import org.sluice.staging.local.internal.LocalStagingFactory;
import org.sluice.state.h2.internal.H2StateStoreFactory;
import org.sluice.testkit.crash.CrashContract;

/** The engine with all its parts but the sink's place. */
abstract class EngineCrashTest extends CrashContract {

    @Override
    protected PluginCatalog plugins() {
        return new FixedPluginCatalog(
                List.of(new JdbcSourceFactory()),
                List.of(new LocalStagingFactory()),
                List.of(new ParquetSinkFactory(), new JdbcSinkFactory(), new IcebergSinkFactory()));
    }

    @Override
    protected StateStoreFactory states() {
        return new H2StateStoreFactory();
    }

    @Override
    protected EngineFactory engines(PluginCatalog plugins, StateStoreFactory states) {
        return new LocalEngineFactory(plugins, states);
    }
}
