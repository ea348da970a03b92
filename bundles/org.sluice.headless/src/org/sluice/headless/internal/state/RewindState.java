package org.sluice.headless.internal.state;

import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rewind",
        description = "Sets a cursor back, so that everything from there is read again.",
        mixinStandardHelpOptions = true)
final class RewindState implements Callable<Integer> {

    private final Context context;

    @Mixin
    private Change change = new Change();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "VALUE",
            description = "A value of the cursor, or how far back from where it stands, such as 3d or PT12H.")
    private String to = "";

    RewindState(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return change.run(context, (editor, id) -> editor.rewind(id, to));
    }
}
