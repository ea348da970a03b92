package org.sluice.headless.internal.plugins;

import java.time.Instant;
import java.util.Optional;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description =
                "Returns to an earlier installation, by default to the one before the last change. Needs no site.",
        mixinStandardHelpOptions = true)
final class RollbackPlugins extends PluginChange {

    @Option(names = "--to", paramLabel = "TIME", description = "A time of 'sluice plugins history'.")
    private Optional<Instant> to = Optional.empty();

    RollbackPlugins(Context context) {
        super(context);
    }

    @Override
    InstallationChange change(PluginInstaller installer) {
        return installer.rollback(to);
    }
}
