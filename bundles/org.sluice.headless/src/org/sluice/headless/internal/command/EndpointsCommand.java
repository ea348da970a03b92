package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.source.Dataset;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.Project;
import org.sluice.run.catalog.CatalogSnapshot;
import org.sluice.run.format.CatalogFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the project's endpoints are, whether they answer, and what they hold. */
@Command(name = "endpoints", description = "Lists, tests and explores endpoints.", mixinStandardHelpOptions = true)
public final class EndpointsCommand {

    private EndpointsCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new EndpointsCommand())
                .addSubcommand(new ListEndpoints(context))
                .addSubcommand(new TestEndpoints(context))
                .addSubcommand(new Discover(context));
    }

    @Command(name = "list", description = "Lists the endpoints.", mixinStandardHelpOptions = true)
    static final class ListEndpoints implements Callable<Integer> {
        private final Context context;

        ListEndpoints(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Project project = context.project();
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("endpoint", "template");
            for (String id : project.ids()) {
                array.addObject().put("id", id).put("template", project.templateOf(id));
                table.row(id, project.templateOf(id));
            }
            context.output().print(() -> table.lines().forEach(context.output()::line), array);
            return 0;
        }
    }

    @Command(
            name = "discover",
            description = "Collects the datasets of a source and keeps them in the state.",
            mixinStandardHelpOptions = true)
    static final class Discover implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "ENDPOINT")
        private String id = "";

        @Option(names = "--dataset", paramLabel = "GLOB", description = "Only these, such as public.*")
        private Optional<String> pattern = Optional.empty();

        Discover(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                CatalogSnapshot snapshot = engine.endpoints().discover(id, pattern);
                TextTable table = new TextTable("dataset", "kind", "rows (about)", "columns", "key", "without a type");
                for (Dataset dataset : snapshot.datasets()) {
                    table.row(
                            dataset.name(),
                            dataset.kind().name().toLowerCase(java.util.Locale.ROOT),
                            dataset.rowEstimate().isPresent()
                                    ? dataset.rowEstimate().getAsLong()
                                    : "",
                            dataset.columns().size(),
                            String.join(", ", dataset.primaryKey()),
                            String.join(
                                    ", ",
                                    dataset.columns().stream()
                                            .filter(column -> column.type().isEmpty())
                                            .map(column -> column.name())
                                            .toList()));
                }
                context.output()
                        .print(() -> table.lines().forEach(context.output()::line), CatalogFormat.toJson(snapshot));
                return 0;
            });
        }
    }
}
