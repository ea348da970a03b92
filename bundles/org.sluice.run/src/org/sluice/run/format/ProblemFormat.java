package org.sluice.run.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.sluice.api.problem.Problem;

/** A problem as JSON. */
public final class ProblemFormat {

    private ProblemFormat() {}

    /** The tree of a problem. */
    public static ObjectNode toJson(Problem problem) {
        return Json.object()
                .put("code", problem.code().name())
                .put("kind", problem.kind().name().toLowerCase(Locale.ROOT))
                .put("message", problem.message())
                .put("next", problem.next())
                .put("retryable", problem.retryable());
    }
}
