package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import picocli.CommandLine.Command;

/** What runs here. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
public final class VersionCommand implements Callable<Integer> {

    private final Context context;

    public VersionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", "Sluice");
        node.put("version", context.services().version());
        node.put("java", System.getProperty("java.version"));
        node.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        context.output()
                .print(
                        () -> context.output()
                                .line("Sluice " + context.services().version() + " (Java "
                                        + System.getProperty("java.version") + ", " + System.getProperty("os.name")
                                        + ")"),
                        node);
        return 0;
    }
}
