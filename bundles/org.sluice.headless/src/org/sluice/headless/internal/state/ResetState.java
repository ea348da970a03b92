package org.sluice.headless.internal.state;

import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.checkpoint.CheckpointEditor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reset",
        description = "Sets a checkpoint back to nothing; other units are left alone.",
        mixinStandardHelpOptions = true)
final class ResetState implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Change change = new Change();

    ResetState(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return change.run(context, CheckpointEditor::reset);
    }
}
