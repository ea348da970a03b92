package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.headless.internal.plugins.PluginHealth;
import org.sluice.project.Project;
import org.sluice.run.catalog.PluginInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything that could be wrong. */
@Command(
        name = "doctor",
        description = "Checks Java, plug-ins, the project, its state and its disk.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    private final Context context;
    private final ArrayNode checks = JsonNodeFactory.instance.arrayNode();
    private final TextTable table = new TextTable("check", "result", "details");
    private boolean healthy = true;

    @Option(names = "--connect", fallbackValue = "true", description = "Also connects to every endpoint.")
    private boolean connect;

    public DoctorCommand(Context context) {
        this.context = context;
    }

    private void check(String name, boolean good, String details) {
        healthy &= good;
        checks.addObject().put("check", name).put("ok", good).put("details", details);
        table.row(name, good ? context.green("ok") : context.red("problem"), details);
    }

    @Override
    public Integer call() {
        Runtime runtime = Runtime.getRuntime();
        check(
                "java",
                Runtime.version().feature() >= 17,
                System.getProperty("java.version") + ", heap " + TextTable.bytes(runtime.maxMemory()) + ", "
                        + runtime.availableProcessors() + " processors");
        PluginHealth health = new PluginHealth(context.services().plugins());
        for (PluginInfo plugin : health.examined()) {
            check(
                    plugin.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + plugin.id(),
                    plugin.problem().isEmpty(),
                    plugin.problem().isEmpty() ? plugin.label() : plugin.bundle() + ": " + plugin.problem());
        }
        health.missing()
                .forEach(kind -> check(
                        kind + "s",
                        false,
                        "none is installed: sluice plugins search, then sluice plugins install NAME"));
        try {
            context.with((project, engine) -> {
                check("state", true, engine.state().description());
                files(project);
                if (connect) {
                    for (String endpoint : project.ids()) {
                        connect(() -> engine.endpoints().test(endpoint).product(), endpoint);
                    }
                }
                return 0;
            });
        } catch (SluiceException e) {
            check("project", false, e.problem().text());
        }
        context.output().print(() -> table.lines().forEach(context.output()::line), checks);
        return healthy ? 0 : 1;
    }

    private void files(Project project) {
        long errors = project.findings().size();
        check(
                "project",
                project.valid(),
                project.directory() + ": " + project.entries().size() + " units, " + errors + " findings");
        Path home = project.home();
        long free = home.toFile().getUsableSpace();
        check("disk", free > (1L << 30), TextTable.bytes(free) + " free in " + home);
    }

    /** A test that may fail. */
    private interface Test {
        String run();
    }

    private void connect(Test test, String endpoint) {
        try {
            check("endpoint " + endpoint, true, test.run());
        } catch (SluiceException e) {
            check("endpoint " + endpoint, false, e.problem().text());
        }
    }
}
