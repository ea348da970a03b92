package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.ExitCodes;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.Finding;
import org.sluice.project.Project;
import org.sluice.project.UnitEntry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The project's units. */
@Command(name = "units", description = "Lists, shows and checks units.", mixinStandardHelpOptions = true)
public final class UnitsCommand {

    private UnitsCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new UnitsCommand())
                .addSubcommand(new ListUnits(context))
                .addSubcommand(new ShowUnit(context))
                .addSubcommand(new Validate(context));
    }

    @Command(name = "list", description = "Lists the units.", mixinStandardHelpOptions = true)
    static final class ListUnits implements Callable<Integer> {
        private final Context context;

        ListUnits(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                TextTable table = new TextTable("unit", "mode", "write", "enabled", "defined in");
                for (UnitEntry entry : project.entries()) {
                    String mode = value(entry, "sync_mode", "full_refresh");
                    String write = entry.unit()
                            .map(unit -> unit.mode().write().name().toLowerCase(java.util.Locale.ROOT))
                            .orElse("(errors)");
                    table.row(entry.id(), mode, write, entry.enabled(), entry.origin());
                    array.addObject()
                            .put("id", entry.id())
                            .put("sync_mode", mode)
                            .put("write_mode", write)
                            .put("enabled", entry.enabled())
                            .put("valid", entry.unit().isPresent())
                            .put("origin", entry.origin());
                }
                context.output().print(() -> table.lines().forEach(context.output()::line), array);
                return 0;
            });
        }
    }

    private static String value(UnitEntry entry, String key, String otherwise) {
        return entry.values().stream()
                .filter(value -> value.key().equals(key))
                .map(UnitEntry.Value::value)
                .findFirst()
                .orElse(otherwise);
    }

    @Command(
            name = "show",
            description = "Shows a unit's settings, and where each comes from.",
            mixinStandardHelpOptions = true)
    static final class ShowUnit implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "UNIT")
        private String id = "";

        ShowUnit(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Project project = context.project();
            UnitEntry entry = project.entries().stream()
                    .filter(one -> one.id().equals(id) || one.id().contains("/" + id + "@"))
                    .findFirst()
                    .orElseThrow(() -> new SluiceException(
                            ProblemCode.E_UNIT_NOT_FOUND, "There is no unit '" + id + "'.", "See: sluice units list"));
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", entry.id());
            node.put("origin", entry.origin()).put("enabled", entry.enabled());
            ArrayNode values = node.putArray("values");
            TextTable table = new TextTable("setting", "value", "from");
            for (UnitEntry.Value value : entry.values()) {
                table.row(value.key(), value.value(), value.origin());
                values.addObject()
                        .put("key", value.key())
                        .put("value", value.value())
                        .put("origin", value.origin());
            }
            context.output()
                    .print(
                            () -> {
                                context.output().line(entry.id() + " (" + entry.origin() + ")");
                                table.lines().forEach(context.output()::line);
                            },
                            node);
            return 0;
        }
    }

    @Command(name = "validate", description = "Checks all files of the project.", mixinStandardHelpOptions = true)
    static final class Validate implements Callable<Integer> {
        private final Context context;

        Validate(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Project project = context.project();
            ObjectNode node = JsonNodeFactory.instance.objectNode().put("valid", project.valid());
            ArrayNode findings = node.putArray("findings");
            for (Finding finding : project.findings()) {
                findings.addObject()
                        .put("severity", finding.severity().name())
                        .put("file", finding.file())
                        .put("line", finding.line())
                        .put("column", finding.column())
                        .put("path", finding.path())
                        .put("message", finding.message())
                        .put("remedy", finding.remedy());
            }
            context.output()
                    .print(
                            () -> {
                                for (Finding finding : project.findings()) {
                                    boolean error = finding.severity() == Finding.Severity.ERROR;
                                    context.output()
                                            .line((error ? context.red("error   ") : "warning ") + finding.text());
                                }
                                context.output()
                                        .line((project.valid() ? context.green("valid: ") : "")
                                                + project.entries().size() + " units, "
                                                + project.ids().size() + " endpoints");
                            },
                            node);
            return project.valid() ? ExitCodes.OK : ExitCodes.USAGE;
        }
    }
}
