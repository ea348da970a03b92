package org.sluice.run.install;

import java.time.Instant;
import java.util.List;

/** The plug-ins that were installed from one time on. */
public record InstallationState(Instant time, List<PluginRelease> plugins) {

    /** Keeps a copy. */
    public InstallationState {
        plugins = List.copyOf(plugins);
    }
}
