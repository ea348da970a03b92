package org.sluice.headless.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.command.BackfillCommand;
import org.sluice.headless.internal.command.CancelCommand;
import org.sluice.headless.internal.command.DemoCommand;
import org.sluice.headless.internal.command.DoctorCommand;
import org.sluice.headless.internal.command.EndpointsCommand;
import org.sluice.headless.internal.command.InitCommand;
import org.sluice.headless.internal.command.MaintainCommand;
import org.sluice.headless.internal.command.PauseCommand;
import org.sluice.headless.internal.command.PlanCommand;
import org.sluice.headless.internal.command.PreviewCommand;
import org.sluice.headless.internal.command.PublishCommand;
import org.sluice.headless.internal.command.ReconcileCommand;
import org.sluice.headless.internal.command.ResumeCommand;
import org.sluice.headless.internal.command.RunCommand;
import org.sluice.headless.internal.command.SchedulesCommand;
import org.sluice.headless.internal.command.SchemaCommand;
import org.sluice.headless.internal.command.StatusCommand;
import org.sluice.headless.internal.command.UnitsCommand;
import org.sluice.headless.internal.command.VersionCommand;
import org.sluice.headless.internal.drivers.DriversCommand;
import org.sluice.headless.internal.plugins.PluginsCommand;
import org.sluice.headless.internal.runs.RunsCommand;
import org.sluice.headless.internal.state.StateCommand;
import org.sluice.project.Finding;
import org.sluice.run.format.ProblemFormat;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line from its arguments to its exit code. Nothing in it knows Eclipse. */
public final class CommandLineMain {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineMain.class);

    private final Services services;
    private final Console console;

    /** With everything that it needs. */
    public CommandLineMain(Services services, Console console) {
        this.services = services;
        this.console = console;
    }

    /** Runs one command; everything is flushed when it returns. */
    public int run(String... arguments) {
        SluiceCommand root = new SluiceCommand();
        Context context = new Context(services, console, root);
        CommandLine commandLine = commands(root, context);
        ArgumentOrder order = ArgumentOrder.of(Arrays.asList(arguments), commandLine);
        commandLine.setDefaultValueProvider(new EnvironmentTwins(console.environment(), List.copyOf(order.path())));
        // Arguments that are not understood still say in which form they want to hear so.
        String format = statedFormat(order);
        commandLine.setParameterExceptionHandler((e, given) -> usage(e, format));
        commandLine.setExecutionExceptionHandler((e, command, result) -> failure(e, context));
        commandLine.setExecutionStrategy(result -> {
            root.check();
            Logging.configure(console.err(), root.level(), root.logFormat());
            return new CommandLine.RunLast().execute(result);
        });
        int code = execute(commandLine, order, context);
        console.out().flush();
        console.err().flush();
        return code;
    }

    /** A virtual machine that gives up is told like any other defect. */
    private int execute(CommandLine commandLine, ArgumentOrder order, Context context) {
        try {
            return commandLine.execute(order.inOrder());
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
            return defect(e, context);
        }
    }

    private CommandLine commands(SluiceCommand root, Context context) {
        CommandLine line = new CommandLine(root)
                .addSubcommand(new InitCommand(context))
                .addSubcommand(EndpointsCommand.with(context))
                .addSubcommand(new PreviewCommand(context))
                .addSubcommand(UnitsCommand.with(context))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new RunCommand(context))
                .addSubcommand(new BackfillCommand(context))
                .addSubcommand(new ReconcileCommand(context))
                .addSubcommand(new PublishCommand(context))
                .addSubcommand(new MaintainCommand(context))
                .addSubcommand(new PauseCommand(context))
                .addSubcommand(new ResumeCommand(context))
                .addSubcommand(new CancelCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(SchedulesCommand.with(context))
                .addSubcommand(StateCommand.with(context))
                .addSubcommand(RunsCommand.with(context))
                .addSubcommand(PluginsCommand.with(context))
                .addSubcommand(DriversCommand.with(context))
                .addSubcommand(new SchemaCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new VersionCommand(context))
                .addSubcommand(new CommandLine.HelpCommand());
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                context.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        root.version = services.version();
        setVersion(line);
        return line;
    }

    private static void setVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(new SluiceCommand.Version(line.getCommandSpec()));
        line.getSubcommands().values().forEach(CommandLineMain::setVersion);
    }

    private String statedFormat(ArgumentOrder order) {
        List<String> given = order.rest();
        for (int i = 0; i < given.size(); i++) {
            String one = given.get(i);
            if ((one.equals("-o") || one.equals("--format")) && i + 1 < given.size()) {
                return treeOrText(given.get(i + 1));
            }
            if (one.matches("(-o|--format=).+")) {
                return treeOrText(one.replaceFirst("^(-o=?|--format=)", ""));
            }
        }
        for (String variable : EnvironmentTwins.variables("format", order.path())) {
            String value = console.environment().get(variable);
            if (value != null) {
                return treeOrText(value);
            }
        }
        return "text";
    }

    private static String treeOrText(String word) {
        return word.matches("json|yaml") ? word : "text";
    }

    private int usage(ParameterException e, String format) {
        Problem problem = Problem.of(
                ProblemCode.E_INVALID_INPUT,
                String.valueOf(e.getMessage()) + (String.valueOf(e.getMessage()).endsWith(".") ? "" : "."),
                "See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        PrintWriter err = e.getCommandLine().getErr();
        if (!format.equals("text")) {
            printTree(problem, format, List.of());
        }
        err.println(problem.message());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println(problem.next());
        }
        err.flush();
        return ExitCodes.USAGE;
    }

    private void printTree(Problem problem, String format, List<Finding> findings) {
        ObjectNode error = ProblemFormat.toJson(problem);
        if (!findings.isEmpty()) {
            ArrayNode array = error.putArray("findings");
            findings.forEach(finding -> array.addObject()
                    .put("severity", finding.severity().name())
                    .put("file", finding.file())
                    .put("line", finding.line())
                    .put("column", finding.column())
                    .put("path", finding.path())
                    .put("message", finding.message())
                    .put("remedy", finding.remedy()));
        }
        JsonNode node = JsonNodeFactory.instance.objectNode().set("error", error);
        new Output(console.out(), format).print(() -> {}, node);
    }

    private int failure(Exception e, Context context) {
        if (e instanceof SluiceException known) {
            report(known.problem(), context, findings(known));
            LOG.debug("The command failed", e);
            return ExitCodes.of(known.problem());
        }
        return defect(e, context);
    }

    private int defect(Throwable e, Context context) {
        Problem problem = Problem.of(
                ProblemCode.E_INTERNAL,
                "A defect stopped the command: " + e + ".",
                "Details are in " + traceFile(e) + "; please report it.");
        report(problem, context, List.of());
        return ExitCodes.INTERNAL;
    }

    private static List<Finding> findings(SluiceException e) {
        return e instanceof InvalidProjectException invalid ? invalid.findings() : List.of();
    }

    private void report(Problem problem, Context context, List<Finding> findings) {
        if (!context.output().text()) {
            printTree(problem, context.options().format(), findings);
        }
        console.err().println(context.red("error ") + problem.code() + ": " + problem.message());
        if (!problem.next().isEmpty()) {
            console.err().println("  " + problem.next());
        }
    }

    private static String traceFile(Throwable e) {
        try {
            Path file = Files.createTempFile("sluice-error-", ".log");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                e.printStackTrace(out);
            }
            return file.toString();
        } catch (IOException failed) {
            LOG.error("The command failed", e);
            return "the log (no file could be written: " + failed.getMessage() + ")";
        }
    }
}
