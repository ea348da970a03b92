package org.sluice.ui.editor.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sluice.project.Finding;
import org.sluice.project.Project;
import org.sluice.project.UnitEntry;

/**
 * What a project says about one of its unit files.
 *
 * @param findings in the file
 * @param entries all units of the project
 */
record Validation(List<Finding> findings, List<UnitEntry> entries) {

    static final Validation NONE = new Validation(List.of(), List.of());

    static Validation of(Project project, Path file) {
        String name = project.directory().relativize(file).toString().replace('\\', '/');
        return new Validation(
                project.findings().stream()
                        .filter(finding -> finding.file().equals(name))
                        .toList(),
                project.entries());
    }

    /** About a setting of a unit. */
    Optional<Finding> about(String unit, String key) {
        String path = "units." + unit + "." + key;
        return findings.stream().filter(finding -> finding.path().equals(path)).findFirst();
    }

    /** Where the value of a setting comes from that the unit does not state itself. */
    Optional<UnitEntry.Value> value(String unitId, String key) {
        return entries.stream()
                .filter(entry -> entry.id().equals(unitId))
                .flatMap(entry -> entry.values().stream())
                .filter(value -> value.key().equals(key))
                .findFirst();
    }

    long errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
    }
}
