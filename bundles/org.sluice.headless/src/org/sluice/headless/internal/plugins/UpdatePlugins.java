package org.sluice.headless.internal.plugins;

import java.util.List;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "update",
        description = "Brings plug-ins up to date; all without a name.",
        mixinStandardHelpOptions = true)
final class UpdatePlugins extends PluginChange {

    @Parameters(paramLabel = "PLUGIN", arity = "0..*")
    private List<String> names = List.of();

    @Mixin
    private final SiteOptions site = new SiteOptions();

    UpdatePlugins(Context context) {
        super(context);
    }

    @Override
    InstallationChange change(PluginInstaller installer) {
        return installer.update(names, site.site(context(), lockFile()));
    }
}
