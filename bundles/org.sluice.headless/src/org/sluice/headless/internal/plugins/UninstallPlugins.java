package org.sluice.headless.internal.plugins;

import java.util.List;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "uninstall",
        description = "Removes plug-ins; units that need them cannot run until they are back.",
        mixinStandardHelpOptions = true)
final class UninstallPlugins extends PluginChange {

    @Parameters(paramLabel = "PLUGIN", arity = "1..*")
    private List<String> names = List.of();

    UninstallPlugins(Context context) {
        super(context);
    }

    @Override
    InstallationChange change(PluginInstaller installer) {
        return installer.uninstall(names);
    }
}
