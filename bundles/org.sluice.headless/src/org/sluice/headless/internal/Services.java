package org.sluice.headless.internal;

import org.sluice.run.EngineFactory;
import org.sluice.run.catalog.PluginCatalog;

/** What the command line needs of the rest. */
public record Services(PluginCatalog plugins, EngineFactory engines, String version) {}
