package org.sluice.headless.internal;

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
import org.sluice.headless.internal.command.DemoCommand;
import org.sluice.headless.internal.command.DoctorCommand;
import org.sluice.headless.internal.command.EndpointsCommand;
import org.sluice.headless.internal.command.InitCommand;
import org.sluice.headless.internal.command.PlanCommand;
import org.sluice.headless.internal.command.PreviewCommand;
import org.sluice.headless.internal.command.RunCommand;
import org.sluice.headless.internal.command.RunsCommand;
import org.sluice.headless.internal.command.SchemaCommand;
import org.sluice.headless.internal.command.StateCommand;
import org.sluice.headless.internal.command.StatusCommand;
import org.sluice.headless.internal.command.UnitsCommand;
import org.sluice.headless.internal.command.VersionCommand;
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
        // Before anything is parsed, the form of errors follows what seems to be asked.
        boolean tree = asksForTree(arguments);
        commandLine.setParameterExceptionHandler((e, given) -> usage(e, tree));
        commandLine.setExecutionExceptionHandler((e, command, result) -> failure(e, context));
        commandLine.setExecutionStrategy(result -> {
            Logging.configure(console.err(), root.level(), root.logFormat());
            return new CommandLine.RunLast().execute(result);
        });
        int code = commandLine.execute(arguments);
        console.out().flush();
        console.err().flush();
        return code;
    }

    private CommandLine commands(SluiceCommand root, Context context) {
        CommandLine line = new CommandLine(root)
                .addSubcommand(new InitCommand(context))
                .addSubcommand(EndpointsCommand.with(context))
                .addSubcommand(new PreviewCommand(context))
                .addSubcommand(UnitsCommand.with(context))
                .addSubcommand(new PlanCommand(context))
                .addSubcommand(new RunCommand(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(StateCommand.with(context))
                .addSubcommand(RunsCommand.with(context))
                .addSubcommand(new SchemaCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new DemoCommand(context))
                .addSubcommand(new VersionCommand(context))
                .addSubcommand(new CommandLine.HelpCommand());
        line.setOut(new PrintWriter(console.out(), true));
        line.setErr(new PrintWriter(console.err(), true));
        line.setDefaultValueProvider(new EnvironmentTwins(console.environment()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                context.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        root.version = services.version();
        return line;
    }

    private static boolean asksForTree(String... arguments) {
        List<String> given = Arrays.asList(arguments);
        return given.stream().anyMatch(one -> one.matches("(-o|--format)=?(json|yaml)"))
                || given.contains("json") && (given.contains("-o") || given.contains("--format"));
    }

    private int usage(ParameterException e, boolean tree) {
        Problem problem = Problem.of(
                ProblemCode.E_INVALID_INPUT,
                String.valueOf(e.getMessage()) + (String.valueOf(e.getMessage()).endsWith(".") ? "" : "."),
                "See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        PrintWriter err = e.getCommandLine().getErr();
        if (tree) {
            printTree(problem);
        }
        err.println(problem.message());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println(problem.next());
        }
        err.flush();
        return ExitCodes.USAGE;
    }

    private void printTree(Problem problem) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("error", ProblemFormat.toJson(problem));
        console.out().println(Output.json(node));
    }

    private int failure(Exception e, Context context) {
        if (e instanceof SluiceException known) {
            report(known.problem(), context);
            LOG.debug("The command failed", e);
            return ExitCodes.of(known.problem());
        }
        Problem problem = Problem.of(
                ProblemCode.E_INTERNAL,
                "A defect stopped the command: " + e + ".",
                "Details are in " + traceFile(e) + "; please report it.");
        report(problem, context);
        return ExitCodes.INTERNAL;
    }

    private void report(Problem problem, Context context) {
        if (!context.output().text()) {
            printTree(problem);
        }
        console.err().println(context.red("error ") + problem.code() + ": " + problem.message());
        if (!problem.next().isEmpty()) {
            console.err().println("  " + problem.next());
        }
    }

    private static String traceFile(Exception e) {
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
