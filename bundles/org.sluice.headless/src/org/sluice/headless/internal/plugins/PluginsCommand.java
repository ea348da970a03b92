package org.sluice.headless.internal.plugins;

import org.sluice.headless.internal.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The plug-ins of this installation. */
@Command(
        name = "plugins",
        description = "Lists, finds, installs, updates and removes plug-ins.",
        mixinStandardHelpOptions = true)
public final class PluginsCommand {

    private PluginsCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new PluginsCommand())
                .addSubcommand(new ListPlugins(context))
                .addSubcommand(new SearchPlugins(context))
                .addSubcommand(new InstallPlugins(context))
                .addSubcommand(new UninstallPlugins(context))
                .addSubcommand(new UpdatePlugins(context))
                .addSubcommand(new RollbackPlugins(context))
                .addSubcommand(new PluginHistory(context))
                .addSubcommand(new LockPlugins(context))
                .addSubcommand(new PluginDocs(context));
    }
}
