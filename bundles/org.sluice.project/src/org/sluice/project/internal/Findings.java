package org.sluice.project.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sluice.project.Finding;

/** Collects findings, each once. */
public final class Findings {

    private final Set<Finding> findings = new LinkedHashSet<>();

    void error(Yaml.Place place, String path, String message, String remedy) {
        findings.add(
                new Finding(Finding.Severity.ERROR, place.file(), place.line(), place.column(), path, message, remedy));
    }

    void warning(Yaml.Place place, String path, String message, String remedy) {
        findings.add(new Finding(
                Finding.Severity.WARNING, place.file(), place.line(), place.column(), path, message, remedy));
    }

    int errors() {
        return (int) findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
    }

    /** By file and line. */
    public List<Finding> sorted() {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(
                Comparator.comparing(Finding::file).thenComparing(Finding::line).thenComparing(Finding::column));
        return sorted;
    }
}
