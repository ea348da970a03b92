package org.sluice.provisioning.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What p2 says, without its nesting. */
@NonNullByDefault({})
final class StatusText {

    private static final int MOST = 4;
    /** Where p2 was when it happened; concerns nobody else. */
    private static final String SESSION = "session context was";

    private static final Pattern FILE = Pattern.compile("artifact ([^ ]+) required by");

    private StatusText() {}

    static String of(Exception e) {
        return e instanceof CoreException core ? of(core.getStatus()) : String.valueOf(e.getMessage());
    }

    static String of(IStatus status) {
        String text = join(leaves(status).stream());
        return text.isEmpty() ? status.getMessage() : text;
    }

    /** What statuses of a code say, and the files that they concern. */
    static String of(IStatus status, int code) {
        List<IStatus> leaves = leaves(status);
        Stream<IStatus> files = leaves.stream()
                .filter(leaf -> leaf.getCode() != code
                        && FILE.matcher(leaf.getMessage()).find());
        return join(Stream.concat(files, leaves.stream().filter(leaf -> leaf.getCode() == code)));
    }

    private static String join(Stream<IStatus> leaves) {
        return leaves.filter(leaf -> !leaf.isOK())
                .map(leaf -> plain(leaf.getMessage()))
                .filter(message -> !message.isEmpty() && !message.startsWith(SESSION))
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining("; "));
    }

    private static String plain(String message) {
        Matcher file = FILE.matcher(message);
        String text = file.find() ? file.group(1) : message.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    static boolean has(IStatus status, int code) {
        return leaves(status).stream().anyMatch(leaf -> leaf.getCode() == code);
    }

    /** The innermost, which say what happened; those around them repeat what was tried. */
    private static List<IStatus> leaves(IStatus status) {
        List<IStatus> found = new ArrayList<>();
        collect(status, found);
        return found;
    }

    private static void collect(IStatus status, List<IStatus> found) {
        if (status.getChildren().length > 0) {
            for (IStatus child : status.getChildren()) {
                collect(child, found);
            }
        } else if (status.getException() instanceof CoreException nested && nested.getStatus() != status) {
            collect(nested.getStatus(), found);
        } else {
            found.add(status);
        }
    }
}
