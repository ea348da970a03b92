package org.sluice.provisioning.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** What p2 says, without its nesting. */
@NonNullByDefault({})
final class StatusText {

    private static final int MOST = 4;

    private StatusText() {}

    static String of(Exception e) {
        return e instanceof CoreException core ? of(core.getStatus()) : String.valueOf(e.getMessage());
    }

    static String of(IStatus status) {
        String text = leaves(status).stream()
                .filter(leaf -> !leaf.isOK())
                .map(leaf -> leaf.getMessage().strip())
                .map(message -> message.endsWith(".") ? message.substring(0, message.length() - 1) : message)
                .filter(message -> !message.isEmpty())
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? status.getMessage() : text;
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
