package org.sluice.headless.internal;

import java.util.List;
import java.util.Locale;
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
        description =
                "Moves data from databases into your lake, fully and then incrementally, and never forgets where it stood.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all committed",
            "1:at least one unit failed",
            "2:internal error",
            "3:committed, but something was left out",
            "5:source and sink, or receipts, differ",
            "7:connection or authentication failure",
            "8:unit locked, or stale checkpoint",
            "9:usage error",
            "10:timeout",
            "130:interrupted",
            "143:terminated, after a clean drain"
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

    @Option(names = "--quiet", fallbackValue = "true", scope = ScopeType.INHERIT, description = "No progress.")
    private boolean quiet;

    @Option(
            names = "--no-color",
            fallbackValue = "true",
            scope = ScopeType.INHERIT,
            description = "No colours (also NO_COLOR).")
    private boolean noColor;

    @Option(
            names = "--non-interactive",
            fallbackValue = "true",
            scope = ScopeType.INHERIT,
            description = "Ask nothing.")
    private boolean nonInteractive;

    String version = "";

    /** Prints the version. */
    static final class Version implements IVersionProvider {
        private final CommandSpec spec;

        Version(CommandSpec spec) {
            this.spec = spec;
        }

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
        return format;
    }

    /** Refuses wrong words before anything is done. */
    void check() {
        check("--format", format, "text", "json", "yaml");
        check("--log-format", logFormat, "text", "json");
        check(
                "--level",
                level.toLowerCase(Locale.ROOT),
                "error",
                "warn",
                "info",
                "debug",
                "trace",
                "nothing",
                "minimal",
                "basic",
                "detailed",
                "rowlevel");
    }

    private void check(String option, String value, String... words) {
        if (!List.of(words).contains(value)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is '" + value + "'; expected one of " + String.join(", ", words) + ".");
        }
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
