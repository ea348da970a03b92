package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.project.ProjectInit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a new project. */
@Command(name = "init", description = "Writes a commented project.", mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where; by default the current directory.")
    private String directory = ".";

    public InitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path target = context.console().directory().resolve(directory).normalize();
        List<Path> files = ProjectInit.create(target, String.valueOf(target.getFileName()));
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode written = node.put("project", target.toString()).putArray("files");
        files.forEach(file -> written.add(target.relativize(file).toString()));
        context.output()
                .print(
                        () -> {
                            files.forEach(file -> context.output().line("wrote " + file));
                            context.output()
                                    .line("Next: edit endpoints/source.yaml, then: sluice endpoints test source -j "
                                            + target);
                        },
                        node);
        return 0;
    }
}
