package org.sluice.headless.internal.state;

import org.sluice.headless.internal.Context;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Checkpoints. */
@Command(
        name = "state",
        description = "Lists, shows, compares and changes checkpoints.",
        mixinStandardHelpOptions = true)
public final class StateCommand {

    private StateCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new StateCommand())
                .addSubcommand(new ListStates(context))
                .addSubcommand(new GetState(context))
                .addSubcommand(new SetState(context))
                .addSubcommand(new StateHistory(context))
                .addSubcommand(new DiffStates(context))
                .addSubcommand(new StateCoverage(context))
                .addSubcommand(new RollbackState(context))
                .addSubcommand(new RewindState(context))
                .addSubcommand(new ResetState(context))
                .addSubcommand(new ExportStates(context))
                .addSubcommand(new ImportStates(context));
    }
}
