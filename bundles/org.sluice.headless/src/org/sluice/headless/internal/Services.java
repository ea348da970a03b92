package org.sluice.headless.internal;

import java.util.function.Supplier;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.EngineFactory;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.install.PluginInstaller;

/**
 * What the command line needs of the rest.
 *
 * @param installer asked only by commands that change the installation, because it takes a while to start
 */
public record Services(
        PluginCatalog plugins, EngineFactory engines, Supplier<PluginInstaller> installer, String version) {

    /** For a plain JVM, where nothing can be installed. */
    public Services(PluginCatalog plugins, EngineFactory engines, String version) {
        this(plugins, engines, Services::noInstaller, version);
    }

    /** Fails with what to do. */
    static PluginInstaller noInstaller() {
        throw new SluiceException(
                ProblemCode.E_INSTALLATION_FAILED,
                "This installation cannot change its plug-ins: org.sluice.provisioning is not part of it.",
                "Use the product that is made for the command line.");
    }
}
