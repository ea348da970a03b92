package org.sluice.run.install;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Changes the plug-ins of this installation. A service. Every change is complete or has not happened, and takes effect
 * with the next start. Plug-ins are named by their ids; failures are {@code SluiceException}s.
 */
public interface PluginInstaller {

    /** The plug-ins that are installed, by id; not what belongs to the product itself. */
    List<PluginRelease> installed();

    /** The newest version of each plug-in that a site has. */
    List<PluginRelease> available(PluginSite site);

    /** Adds plug-ins, the newest version each; those that are there already are brought up to date. */
    InstallationChange install(List<String> ids, PluginSite site);

    /** Makes the plug-ins those of the lock, with the versions and the files that it states, and no others. */
    InstallationChange installExactly(PluginLock lock, PluginSite site);

    /** Removes plug-ins. */
    InstallationChange uninstall(List<String> ids);

    /** Brings plug-ins up to date, all when none is named. */
    InstallationChange update(List<String> ids, PluginSite site);

    /** The states of this installation that one can return to, the newest first; the first is the present one. */
    List<InstallationState> history();

    /** Returns to a state of the history, by default the newest whose plug-ins are others than the present ones. */
    InstallationChange rollback(Optional<Instant> to);

    /** Where the last change came from. */
    Optional<PluginSite> lastSite();
}
