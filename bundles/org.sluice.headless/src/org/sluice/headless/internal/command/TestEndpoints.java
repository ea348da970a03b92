package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.run.Engine;
import org.sluice.run.format.ProblemFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = "Connects to an endpoint for real; without one to all of them.",
        mixinStandardHelpOptions = true)
final class TestEndpoints implements Callable<Integer> {

    private final Context context;

    @Parameters(paramLabel = "ENDPOINT", arity = "0..1")
    private Optional<String> id = Optional.empty();

    TestEndpoints(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.with((project, engine) -> {
            if (id.isPresent()) {
                ConnectionReport report = engine.endpoints().test(id.get());
                context.output().print(() -> context.output().line(text(id.get(), report)), tree(id.get(), report));
                return ExitCodes.OK;
            }
            return all(project.ids(), engine);
        });
    }

    /** One that does not answer hides no other. */
    private int all(List<String> ids, Engine engine) {
        List<String> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (String each : ids) {
            try {
                ConnectionReport report = engine.endpoints().test(each);
                lines.add(text(each, report));
                array.add(tree(each, report));
            } catch (SluiceException e) {
                problems.add(e.problem());
                lines.add(context.red("failed ") + each + ": " + e.problem().code() + ": "
                        + e.problem().message());
                lines.add("  " + e.problem().next());
                array.addObject().put("endpoint", each).set("problem", ProblemFormat.toJson(e.problem()));
            }
        }
        context.output().print(() -> lines.forEach(context.output()::line), array);
        return code(problems);
    }

    private static int code(List<Problem> problems) {
        List<Integer> codes = problems.stream().map(ExitCodes::of).distinct().toList();
        return codes.isEmpty() ? ExitCodes.OK : codes.size() == 1 ? codes.get(0) : ExitCodes.FAILED;
    }

    private String text(String endpoint, ConnectionReport report) {
        return context.green("ok ") + endpoint + ": " + report.product() + " " + report.version() + " ("
                + report.driver() + ", " + report.elapsed().toMillis() + " ms)";
    }

    private static ObjectNode tree(String endpoint, ConnectionReport report) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("endpoint", endpoint);
        node.put("product", report.product());
        node.put("version", report.version());
        node.put("driver", report.driver());
        node.put("elapsed_ms", report.elapsed().toMillis());
        return node;
    }
}
