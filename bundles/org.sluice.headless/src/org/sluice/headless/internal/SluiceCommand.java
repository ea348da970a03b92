package org.sluice.headless.internal;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: options that every command has. */
@Command(
        name = "sluice",
        description = "Moves data from databases into your lake, fully and then incrementally, and never forgets where it stood.",
        mixinStandardHelpOptions = true,
        versionProvider = SluiceCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all committed", "1:at least one unit failed", "2:internal error", "5:receipts do not balance",
            "7:connection or authentication failure", "8:unit locked, or stale checkpoint", "9:usage error", "10:timeout",
            "130:interrupted", "143:terminated, after a clean drain"
        })
public final class SluiceCommand implements Runnable {

    @Spec
    @SuppressWarnings("null")
    private CommandSpec spec;

    @Option(
            names = {"-j", "--project"},
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Project folder; by default the current one or the nearest above.")
    private Optional<String> project = Optional.empty();

    @Option(
            names = {"-e", "--environment"},
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Environment of the project to apply.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = {"-o", "--format"},
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "Output: text, json or yaml.")
    private String format = "text";

    @Option(
            names = {"-l", "--level"},
            scope = ScopeType.INHERIT,
            paramLabel = "LEVEL",
            description = "Log level: error, warn, info, debug or trace.")
    private String level = "warn";

    @Option(
            names = "--log-format",
            scope = ScopeType.INHERIT,
            paramLabel = "FORMAT",
            description = "Log lines: text or json.")
    private String logFormat = "text";

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No progress.")
    private boolean quiet;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "No colours (also NO_COLOR).")
    private boolean noColor;

    @Option(names = "--non-interactive", scope = ScopeType.INHERIT, description = "Ask nothing.")
    private boolean nonInteractive;

    String version = "";

    /** Prints the version. */
    static final class Version implements IVersionProvider {
        @Spec
        @SuppressWarnings("null")
        private CommandSpec spec;

        @Override
        public String[] getVersion() {
            Object root = spec.root().userObject();
            return new String[] {"Sluice " + ((SluiceCommand) root).version};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    public Optional<String> project() {
        return project;
    }

    public Optional<String> environment() {
        return environment;
    }

    public String format() {
        if (!format.matches("text|json|yaml")) {
            throw new ParameterException(
                    spec.commandLine(), "'" + format + "' is not a format; expected text, json or yaml.");
        }
        return format;
    }

    public String level() {
        return level;
    }

    public String logFormat() {
        return logFormat;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean plain() {
        return noColor;
    }

    public boolean nonInteractive() {
        return nonInteractive;
    }
}
