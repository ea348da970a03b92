package org.sluice.headless.internal.plugins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.project.PluginPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the manual of the plug-ins. */
@Command(
        name = "docs",
        description =
                "Writes a page for each source, staging provider and sink: its options, their types and defaults.",
        mixinStandardHelpOptions = true)
final class PluginDocs implements Callable<Integer> {

    private final Context context;

    @Option(names = "--to", paramLabel = "DIRECTORY", description = "Where; by default: plugin-docs.")
    private String directory = "plugin-docs";

    PluginDocs(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path folder = context.console().directory().resolve(directory);
        Map<String, String> pages =
                new TreeMap<>(PluginPages.of(context.services().plugins()));
        ArrayNode written = JsonNodeFactory.instance.arrayNode();
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Path file = folder.resolve(page.getKey());
                Files.writeString(file, page.getValue());
                written.add(file.toString());
            }
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "The pages cannot be written to " + folder + ": " + e.getMessage() + ".",
                    "Name a folder that can be written to with --to.",
                    e);
        }
        context.output().print(() -> context.output().line("wrote " + pages.size() + " pages to " + folder), written);
        return 0;
    }
}
