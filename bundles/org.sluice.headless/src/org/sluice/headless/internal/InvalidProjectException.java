package org.sluice.headless.internal;

import java.io.Serial;
import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.project.Finding;

/** The project's files have errors, so nothing was begun. */
final class InvalidProjectException extends SluiceException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    InvalidProjectException(List<Finding> findings) {
        super(
                ProblemCode.E_INVALID_CONFIG,
                "The project has errors; nothing was run. The first: " + first(findings),
                "See them all with: sluice units validate");
        this.findings = List.copyOf(findings);
    }

    private static String first(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .findFirst()
                .map(Finding::text)
                .orElse("");
    }

    List<Finding> findings() {
        return findings;
    }
}
