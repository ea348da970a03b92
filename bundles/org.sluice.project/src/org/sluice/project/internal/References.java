package org.sluice.project.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.project.SecretStore;

/**
 * References in values: {@code ${env:NAME}}, {@code ${secret:NAME}}, {@code ${file:path}}, {@code ${var:name}} and {@code ${project}}, the
 * project's directory; {@code $${} stands for itself.
 */
public final class References {

    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)}");

    private final Path directory;
    private final Map<String, String> environment;
    private final Map<String, String> variables;

    /** References of a project. */
    public References(Path directory, Map<String, String> environment, Map<String, String> variables) {
        this.directory = directory;
        this.environment = environment;
        this.variables = variables;
    }

    static boolean isReference(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.find() && !matcher.group().startsWith("$$");
    }

    /** The value with every reference replaced; lists and mappings too. */
    public Object resolve(Object value, String where) {
        if (value instanceof String text) {
            return resolveText(text, where);
        } else if (value instanceof List<?> list) {
            List<Object> resolved = new ArrayList<>();
            list.forEach(item -> resolved.add(resolve(String.valueOf(item), where)));
            return resolved;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> resolved = new LinkedHashMap<>();
            map.forEach((key, item) -> resolved.put(String.valueOf(key), resolve(String.valueOf(item), where)));
            return resolved;
        }
        return value;
    }

    String resolveText(String text, String where) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String replacement =
                    matcher.group().startsWith("$$") ? matcher.group().substring(1) : one(matcher.group(1), where);
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement));
        }
        matcher.appendTail(result);
        return result.toString();
    }

    private String one(String reference, String where) {
        if (reference.equals("project")) {
            return directory.toString();
        } else if (reference.startsWith("env:")) {
            return found(
                    environment.get(reference.substring(4)),
                    where,
                    "the environment variable " + reference.substring(4) + " is not set");
        } else if (reference.startsWith("var:")) {
            return found(
                    variables.get(reference.substring(4)),
                    where,
                    "there is no variable '" + reference.substring(4) + "' in sluice.yaml");
        } else if (reference.startsWith("secret:")) {
            return secret(reference.substring(7), where);
        } else if (reference.startsWith("file:")) {
            return file(reference.substring(5), where);
        }
        throw problem(
                where,
                "${" + reference + "} is not a reference",
                "Write ${env:NAME}, ${secret:NAME}, ${file:PATH} or ${var:NAME}.",
                null);
    }

    private static String found(@Nullable String value, String where, String otherwise) {
        if (value == null) {
            throw problem(where, otherwise, "Set it, and run again.", null);
        }
        return value;
    }

    private String secret(String name, String where) {
        return SecretStore.of(environment)
                .find(name)
                .orElseThrow(() -> problem(
                        where,
                        "there is no secret '" + name + "' in the secret store of this user",
                        "Edit the endpoint in the desktop and type it, or set " + SecretStore.variable(name) + ".",
                        null));
    }

    private String file(String name, String where) {
        try {
            return Files.readString(directory.resolve(name)).strip();
        } catch (IOException e) {
            throw problem(where, "the file " + name + " cannot be read", "Check the path and its permissions.", e);
        }
    }

    private static SluiceException problem(String where, String what, String next, @Nullable Throwable cause) {
        return new SluiceException(ProblemCode.E_INVALID_CONFIG, where + ": " + what + ".", next, cause);
    }
}
