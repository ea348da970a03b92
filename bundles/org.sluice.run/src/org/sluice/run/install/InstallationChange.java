package org.sluice.run.install;

import java.util.List;

/** What an operation changed. It takes effect with the next start. */
public record InstallationChange(List<PluginRelease> added, List<PluginRelease> removed) {

    /** Keeps copies. */
    public InstallationChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Whether everything was as it should be. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
