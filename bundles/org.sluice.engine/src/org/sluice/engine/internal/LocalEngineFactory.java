package org.sluice.engine.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.Engine;
import org.sluice.run.EngineFactory;
import org.sluice.run.EngineSettings;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.state.StateStoreFactory;

/** Opens engines that run in this process. */
public final class LocalEngineFactory implements EngineFactory {

    private final PluginCatalog plugins;
    private final StateStoreFactory stores;

    /** With the services that it needs. */
    public LocalEngineFactory(PluginCatalog plugins, StateStoreFactory stores) {
        this.plugins = plugins;
        this.stores = stores;
    }

    @Override
    public Engine open(EngineSettings settings) {
        Path home = settings.home();
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_STATE_UNAVAILABLE,
                    "The project's working directory " + home + " cannot be made: " + e.getMessage() + ".",
                    "Check that you may write there and that the disk is not full.",
                    e);
        }
        return new LocalEngine(new EngineContext(settings, plugins, stores.open(home)));
    }
}
