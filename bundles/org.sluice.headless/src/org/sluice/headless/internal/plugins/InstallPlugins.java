package org.sluice.headless.internal.plugins;

import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "install",
        description = "Installs plug-ins; without a name exactly those of the lock file, and no others.",
        mixinStandardHelpOptions = true)
final class InstallPlugins extends PluginChange {

    @Parameters(paramLabel = "PLUGIN", arity = "0..*", description = "Such as org.sluice.sink.parquet.")
    private List<String> names = List.of();

    @Option(names = "--locked", fallbackValue = "true", description = "Installs what the lock file states.")
    private boolean locked;

    @Mixin
    private final SiteOptions site = new SiteOptions();

    InstallPlugins(Context context) {
        super(context);
    }

    @Override
    InstallationChange change(PluginInstaller installer) {
        if (names.isEmpty()) {
            return installer.installExactly(lockFile().require(), site.site(context(), lockFile()));
        }
        if (locked) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "--locked installs what the lock file states, so plug-ins cannot be named with it.",
                    "Leave out one of both.");
        }
        return installer.install(names, site.site(context(), lockFile()));
    }

    @Override
    boolean writesLock() {
        return !names.isEmpty();
    }
}
