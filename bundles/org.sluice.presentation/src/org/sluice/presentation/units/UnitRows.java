package org.sluice.presentation.units;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.type.DataType;
import org.sluice.presentation.Words;
import org.sluice.presentation.runs.Progress;
import org.sluice.presentation.units.UnitRow.LastRun;
import org.sluice.project.Finding;
import org.sluice.project.OpenProject;
import org.sluice.project.Project;
import org.sluice.project.UnitEntry;
import org.sluice.project.UnitStanding;
import org.sluice.project.UnitStanding.Badge;
import org.sluice.project.schedule.Schedule;
import org.sluice.run.Unit;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.Pause;
import org.sluice.run.state.UnitRun;

/** Reads the console's rows from a project and its state. */
public final class UnitRows {

    private final OpenProject open;
    private final Progress progress;
    private final Clock clock;

    /** Of a project; the progress knows more about runs of this process than the state does. */
    public UnitRows(OpenProject open, Progress progress, Clock clock) {
        this.open = open;
        this.progress = progress;
        this.clock = clock;
    }

    /** What is there now. Reads the state, so never call it on the user interface's thread. */
    public UnitTable read() {
        Project project = open.project();
        Instant now = clock.instant();
        List<UnitRow> rows = UnitStanding.all(project, open.engine().state()).stream()
                .map(standing -> row(project, standing, now))
                .toList();
        return new UnitTable(project.name(), rows, project.findings(), now.truncatedTo(ChronoUnit.MINUTES));
    }

    private UnitRow row(Project project, UnitStanding standing, Instant now) {
        UnitEntry entry = standing.entry();
        Optional<CursorValue> cursor =
                standing.checkpoint().flatMap(Checkpoint::cursor).map(Checkpoint.Cursor::value);
        return new UnitRow(
                entry.id(),
                entry.id().replaceFirst("^[^/]*/", "").replaceFirst("@[^@]*$", ""),
                standing.badge(),
                note(standing),
                entry.unit().map(UnitRows::mode).orElse(""),
                entry.schedule().map(Schedule::words).orElse(""),
                entry.id().substring(entry.id().lastIndexOf('@') + 1),
                cursor.map(CursorValue::text).orElse(""),
                cursor.flatMap(value -> lag(value, now)),
                standing.run().map(run -> lastRun(run, standing.badge(), now)),
                problem(project, standing),
                entry.origin(),
                entry.unit().filter(unit -> entry.enabled()));
    }

    private static String mode(Unit unit) {
        return Words.lower(unit.mode().sync()) + ", " + Words.lower(unit.mode().write());
    }

    private String note(UnitStanding standing) {
        String id = standing.entry().id();
        if (standing.badge() == Badge.RUNNING) {
            return standing.run()
                    .flatMap(run -> progress.of(run.runId(), id))
                    .map(Progress.OfUnit::text)
                    .orElse("");
        } else if (!standing.entry().enabled()) {
            return "disabled";
        }
        return standing.pause().map(Pause::reason).orElse("");
    }

    private LastRun lastRun(UnitRun run, Badge badge, Instant now) {
        Instant end = run.endedAt().orElse(badge == Badge.RUNNING ? now : run.startedAt());
        long rows = badge == Badge.RUNNING
                ? progress.of(run.runId(), run.unitId())
                        .map(Progress.OfUnit::rows)
                        .orElse(run.rows())
                : run.rows();
        return new LastRun(run.runId(), run.startedAt(), rows, Duration.between(run.startedAt(), end));
    }

    /** A unit with errors says so before anything else; what once failed does not matter while it runs again. */
    private static Optional<Problem> problem(Project project, UnitStanding standing) {
        if (standing.entry().unit().isEmpty() && standing.entry().enabled()) {
            return Optional.of(finding(project, standing.entry()));
        }
        return standing.run().filter(run -> standing.badge() != Badge.RUNNING).flatMap(UnitRows::problem);
    }

    private static Optional<Problem> problem(UnitRun run) {
        if (run.problem().isEmpty() && !run.state().ended()) {
            return Optional.of(Problem.of(
                    ProblemCode.E_INTERNAL,
                    "The process that ran it ended in mid-run.",
                    "Run it again: it goes on from the last sealed slice."));
        }
        return run.problem();
    }

    private static Problem finding(Project project, UnitEntry entry) {
        String file = entry.origin().replaceFirst(":\\d+$", "");
        return project.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .filter(finding -> finding.file().equals(file))
                .findFirst()
                .map(finding -> Problem.of(ProblemCode.E_INVALID_CONFIG, finding.text(), ""))
                .orElse(Problem.of(
                        ProblemCode.E_INVALID_CONFIG,
                        "The definition in " + entry.origin() + " has errors.",
                        "The Problems view lists them."));
    }

    /** To the minute. Times without a zone are taken for the machine's own. */
    private static Optional<Duration> lag(CursorValue value, Instant now) {
        return instant(value).map(position -> Duration.between(position, now).truncatedTo(ChronoUnit.MINUTES));
    }

    private static Optional<Instant> instant(CursorValue value) {
        ZoneId zone = ZoneId.systemDefault();
        if (value.type() instanceof DataType.TimestampTz) {
            return Optional.of(Instant.parse(value.text()));
        } else if (value.type() instanceof DataType.Timestamp) {
            return Optional.of(LocalDateTime.parse(value.text()).atZone(zone).toInstant());
        } else if (value.type() instanceof DataType.Date) {
            return Optional.of(LocalDate.parse(value.text()).atStartOfDay(zone).toInstant());
        }
        return Optional.empty();
    }
}
