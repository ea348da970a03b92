package org.sluice.headless.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The arguments with the words of the command first, so that options mean the same before, between and after them.
 *
 * @param path the words of the command: {@code state reset}; empty when there is none
 * @param rest everything else, in its order
 */
record ArgumentOrder(List<String> path, List<String> rest) {

    private static final String HELP = "help";

    static ArgumentOrder of(List<String> arguments, CommandLine root) {
        Map<String, Boolean> takesValue = new HashMap<>();
        collect(root, takesValue);
        List<String> path = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        CommandLine current = root;
        boolean help = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--")) {
                rest.addAll(arguments.subList(i, arguments.size()));
                break;
            }
            if (argument.startsWith("-") && argument.length() > 1) {
                rest.add(argument);
                if (takesValue.getOrDefault(argument, false) && i + 1 < arguments.size()) {
                    rest.add(arguments.get(++i));
                }
            } else if (path.isEmpty() && !help && argument.equals(HELP)) {
                help = true;
            } else {
                current = word(argument, current, path, rest);
            }
        }
        if (help) {
            rest.add("--help");
        }
        return new ArgumentOrder(path, rest);
    }

    /** Takes one word: a command's when it names one, an argument otherwise and from then on. */
    private static @Nullable CommandLine word(
            String argument, @Nullable CommandLine current, List<String> path, List<String> rest) {
        CommandLine next = current == null ? null : current.getSubcommands().get(argument);
        if (next == null) {
            rest.add(argument);
            return null;
        }
        path.add(argument);
        return next;
    }

    private static void collect(CommandLine command, Map<String, Boolean> takesValue) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : spec.options()) {
            for (String name : option.names()) {
                takesValue.put(name, option.arity().min() > 0);
            }
        }
        command.getSubcommands().values().forEach(child -> collect(child, takesValue));
    }

    String[] inOrder() {
        List<String> all = new ArrayList<>(path);
        all.addAll(rest);
        return all.toArray(String[]::new);
    }
}
