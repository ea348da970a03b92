package org.sluice.source.files.internal;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * A pattern of paths: {@code *} and {@code ?} within a name, {@code **} over any directories, {@code [abc]} and
 * {@code {a,b}}.
 */
final class Glob {

    private static final String SPECIAL = "*?[{";

    private final String text;
    private final Pattern pattern;

    Glob(String text) {
        this.text = text;
        try {
            this.pattern = Pattern.compile(regex(text));
        } catch (PatternSyntaxException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The glob '" + text + "' cannot be read: " + e.getDescription() + ".",
                    "Use *, ?, **, [abc] and {a,b}.",
                    e);
        }
    }

    static boolean isGlob(String text) {
        return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** The directory below which everything lies that matches. */
    String base() {
        int special = 0;
        while (special < text.length() && SPECIAL.indexOf(text.charAt(special)) < 0) {
            special++;
        }
        int slash = text.lastIndexOf('/', special);
        return slash < 0 ? "" : text.substring(0, slash);
    }

    /** Whether a directory may hold anything that matches. */
    boolean mayMatchBelow(String directory) {
        if (text.contains("**")) {
            return true;
        }
        long depth = directory.chars().filter(c -> c == '/').count() + 1;
        return depth <= text.chars().filter(c -> c == '/').count();
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        boolean inGroup = false;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*' && glob.startsWith("**/", i)) {
                regex.append("(?:[^/]+/)*");
                i += 2;
            } else if (c == '*' && glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '[') {
                int end = Math.max(i, glob.indexOf(']', i + 2));
                regex.append(set(glob.substring(i, end + 1)));
                i = end;
            } else {
                regex.append(single(c, inGroup));
                inGroup = c == '{' || inGroup && c != '}';
            }
        }
        return regex.toString();
    }

    private static String single(char c, boolean inGroup) {
        return switch (c) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            case '{' -> "(?:";
            case '}' -> inGroup ? ")" : "\\}";
            case ',' -> inGroup ? "|" : ",";
            default -> Pattern.quote(String.valueOf(c));
        };
    }

    private static String set(String text) {
        if (text.length() < 3) {
            return "\\[";
        }
        String inside = text.substring(1, text.length() - 1)
                .replace("\\", "\\\\")
                .replace("&", "\\&")
                .replace("[", "\\[");
        return "[" + (inside.startsWith("!") ? "^/" + inside.substring(1) : inside) + "]";
    }

    @Override
    public String toString() {
        return text;
    }
}
