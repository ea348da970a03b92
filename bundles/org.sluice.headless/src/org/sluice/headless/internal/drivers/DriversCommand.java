package org.sluice.headless.internal.drivers;

import org.sluice.headless.internal.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** JDBC drivers that the user brings, because their licences forbid to ship them. */
@Command(
        name = "drivers",
        description = "Adds JDBC drivers to the project, and lists them.",
        mixinStandardHelpOptions = true)
public final class DriversCommand {

    private DriversCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new DriversCommand())
                .addSubcommand(new AddDriver(context))
                .addSubcommand(new ListDrivers(context));
    }
}
