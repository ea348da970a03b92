package org.sluice.presentation.units;

import java.time.Instant;
import java.util.List;
import org.sluice.project.Finding;
import org.sluice.project.UnitStanding.Badge;

/**
 * The console's content.
 *
 * @param project the project's name
 * @param rows the units, in the order of the files
 * @param findings what is wrong in the files
 * @param at the minute it was read in: times of day change what is shown once a minute
 */
public record UnitTable(String project, List<UnitRow> rows, List<Finding> findings, Instant at) {

    /** Keeps copies. */
    public UnitTable {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /** How many units stand so. */
    public long count(Badge badge) {
        return rows.stream().filter(row -> row.badge() == badge).count();
    }

    /** Such as {@code 8 units, 1 running, 2 failed}. */
    public String summary() {
        StringBuilder text = new StringBuilder(rows.size() + (rows.size() == 1 ? " unit" : " units"));
        for (Badge badge : List.of(Badge.RUNNING, Badge.FAILED, Badge.PAUSED)) {
            if (count(badge) > 0) {
                text.append(", ")
                        .append(count(badge))
                        .append(' ')
                        .append(badge.label().toLowerCase(java.util.Locale.ROOT));
            }
        }
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .count();
        return errors == 0
                ? text.toString()
                : text + "; " + errors + (errors == 1 ? " error" : " errors") + " in files";
    }
}
