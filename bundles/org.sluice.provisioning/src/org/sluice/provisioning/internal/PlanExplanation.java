package org.sluice.provisioning.internal;

import java.util.stream.Collectors;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.equinox.internal.p2.director.Explanation;
import org.eclipse.equinox.internal.provisional.p2.director.PlannerStatus;
import org.eclipse.equinox.internal.provisional.p2.director.RequestStatus;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Why there is no plan. */
@NonNullByDefault({})
@SuppressWarnings("restriction")
final class PlanExplanation {

    private static final int MOST = 3;

    private PlanExplanation() {}

    static String of(IStatus status) {
        RequestStatus request = status instanceof PlannerStatus planner ? planner.getRequestStatus() : null;
        if (request == null || request.getExplanations().isEmpty()) {
            return StatusText.of(status);
        }
        String text = request.getExplanations().stream()
                .filter(Explanation.MissingIU.class::isInstance)
                .map(Explanation::toString)
                .distinct()
                .limit(MOST)
                .collect(Collectors.joining("; "));
        return text.isEmpty()
                ? request.getExplanations().stream()
                        .map(Explanation::toString)
                        .limit(MOST)
                        .collect(Collectors.joining("; "))
                : text;
    }
}
