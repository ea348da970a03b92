package org.sluice.headless.internal.plugins;

import java.util.List;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginInstaller;
import picocli.CommandLine.Command;

@Command(
        name = "lock",
        description = "Writes the lock file for what is installed, and changes nothing else.",
        mixinStandardHelpOptions = true)
final class LockPlugins extends PluginChange {

    LockPlugins(Context context) {
        super(context);
    }

    @Override
    InstallationChange change(PluginInstaller installer) {
        return new InstallationChange(List.of(), List.of());
    }
}
