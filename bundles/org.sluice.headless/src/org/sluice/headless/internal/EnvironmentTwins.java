package org.sluice.headless.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Each option has a twin in the environment: SLUICE_RUN_FULL_REFRESH for {@code run --full-refresh}. */
@NonNullByDefault({})
final class EnvironmentTwins implements IDefaultValueProvider {

    private final Map<String, String> environment;

    private final List<String> path;

    /** For the command of these words, whose own twins common options have too. */
    EnvironmentTwins(Map<String, String> environment, List<String> path) {
        this.environment = environment;
        this.path = path;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--?", "");
        for (String variable : variables(name, path)) {
            String value = environment.get(variable);
            if (value != null) {
                return option.arity().max() == 0 ? truth(option, variable, value) : value;
            }
        }
        return null;
    }

    /** The twins of an option, the most specific first. */
    static List<String> variables(String name, List<String> path) {
        List<String> variables = new ArrayList<>();
        for (int words = path.size(); words >= 0; words--) {
            String command = String.join("_", path.subList(0, words));
            variables.add(variable(command.isEmpty() ? name : command + "_" + name));
        }
        return variables;
    }

    /** A word that is neither must not count as no: what it was to prevent would happen. */
    private static String truth(OptionSpec option, String variable, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> "true";
            case "", "0", "false", "no", "off" -> "false";
            default ->
                throw new ParameterException(
                        option.command().commandLine(),
                        "The environment variable " + variable + " is '" + value + "'; expected 1 or 0.");
        };
    }

    private static String variable(String name) {
        return "SLUICE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
