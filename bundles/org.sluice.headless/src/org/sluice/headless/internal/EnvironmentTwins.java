package org.sluice.headless.internal;

import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.NonNullByDefault;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Each option has a twin in the environment: SLUICE_RUN_FULL_REFRESH for {@code run --full-refresh}. */
@NonNullByDefault({})
final class EnvironmentTwins implements IDefaultValueProvider {

    private final Map<String, String> environment;

    EnvironmentTwins(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName().replaceFirst("^--?", "");
        String command = option.command() == null ? "" : option.command().qualifiedName("_").replaceFirst("^sluice_?", "");
        String own = environment.get(variable(command.isEmpty() ? name : command + "_" + name));
        String value = own != null ? own : environment.get(variable(name));
        return value != null && option.arity().max() == 0 ? truth(value) : value;
    }

    private static String truth(String value) {
        return Boolean.toString(value.equals("1") || value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes"));
    }

    private static String variable(String name) {
        return "SLUICE_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
