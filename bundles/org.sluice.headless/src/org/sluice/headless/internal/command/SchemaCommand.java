package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.Output;
import org.sluice.project.SchemaExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** JSON Schemas of the project's files. */
@Command(name = "schema", description = "Prints the JSON Schemas of project files.", mixinStandardHelpOptions = true)
public final class SchemaCommand implements Callable<Integer> {

    private final Context context;

    @Option(names = "--output-dir", paramLabel = "DIR", description = "Writes a file for each schema.")
    private Optional<String> directory = Optional.empty();

    public SchemaCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Map<String, ObjectNode> schemas =
                SchemaExport.schemas(context.services().plugins());
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        schemas.forEach(all::set);
        if (directory.isEmpty()) {
            context.output().print(() -> context.output().line(Output.json(all)), all);
            return 0;
        }
        Path target = context.console().directory().resolve(directory.get());
        try {
            Files.createDirectories(target);
            ArrayNode written = JsonNodeFactory.instance.arrayNode();
            for (Map.Entry<String, ObjectNode> schema : schemas.entrySet()) {
                Path file = target.resolve(schema.getKey());
                Files.writeString(file, Output.json(schema.getValue()) + "\n");
                written.add(file.toString());
            }
            context.output()
                    .print(() -> written.forEach(file -> context.output().line("wrote " + file.asText())), written);
            return 0;
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The schemas cannot be written to " + target + ": " + e.getMessage() + ".",
                    "Check that you may write there.",
                    e);
        }
    }
}
