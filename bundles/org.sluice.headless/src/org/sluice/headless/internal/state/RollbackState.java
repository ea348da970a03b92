package org.sluice.headless.internal.state;

import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Takes the content of an earlier version again, as a new version.",
        mixinStandardHelpOptions = true)
final class RollbackState implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Change change = new Change();

    @Option(names = "--to-version", required = true, paramLabel = "N", description = "The version to take again.")
    private long version;

    RollbackState(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return change.run(context, (editor, id) -> editor.rollback(id, version));
    }
}
