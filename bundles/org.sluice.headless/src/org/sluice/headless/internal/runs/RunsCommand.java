package org.sluice.headless.internal.runs;

import org.sluice.headless.internal.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs of the past and present. */
@Command(
        name = "runs",
        description = "Lists, shows, compares, verifies, repairs and stops runs.",
        mixinStandardHelpOptions = true)
public final class RunsCommand {

    private RunsCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new RunsCommand())
                .addSubcommand(new ListRuns(context))
                .addSubcommand(new ShowRun(context))
                .addSubcommand(new RunLogs(context))
                .addSubcommand(new DiffRuns(context))
                .addSubcommand(new VerifyRun(context))
                .addSubcommand(new RetryRun(context))
                .addSubcommand(new SkipSlice(context))
                .addSubcommand(new CancelRun(context));
    }
}
