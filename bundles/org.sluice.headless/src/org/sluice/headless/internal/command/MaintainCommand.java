package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Maintenance;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.Unit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes care of tables. */
@Command(
        name = "maintain",
        description = "Joins small files, drops old versions and removes litter of the units' tables; shows what it "
                + "would do unless --apply is given.",
        mixinStandardHelpOptions = true)
public final class MaintainCommand implements Callable<Integer> {

    private static final Duration SHORTEST = Duration.ofHours(1);
    /** A file that is being written is known to nobody yet, and may bear the time at which it was begun. */
    private static final Duration SHORTEST_FOR_ORPHANS = Duration.ofDays(1);

    private final Context context;

    @Parameters(arity = "1..*", paramLabel = "UNIT", description = "Globs of unit ids or datasets.")
    private List<String> units = new ArrayList<>();

    @Option(names = "--compact", fallbackValue = "true", description = "Join small files; drop rows marked as deleted.")
    private boolean compact;

    @Option(names = "--manifests", fallbackValue = "true", description = "Join small lists of files.")
    private boolean manifests;

    @Option(names = "--expire", fallbackValue = "true", description = "Drop old versions.")
    private boolean expire;

    @Option(names = "--orphans", fallbackValue = "true", description = "Remove files that no version knows.")
    private boolean orphans;

    @Option(names = "--older-than", paramLabel = "AGE", description = "Of versions and orphans; by default 5d.")
    private String olderThan = "5d";

    @Option(names = "--keep", paramLabel = "N", description = "Versions that stay, however old; by default 10.")
    private int keep = 10;

    @Option(names = "--apply", fallbackValue = "true", description = "Do it.")
    private boolean apply;

    public MaintainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Set<Maintenance.Task> tasks = tasks();
        Maintenance request =
                new Maintenance(tasks, apply ? Maintenance.Extent.APPLY : Maintenance.Extent.PLAN, age(tasks), keep);
        return context.withValid((project, engine) -> {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            TextTable table = new TextTable("unit", "task", "files", "size", "");
            for (Unit unit : project.select(units, List.of())) {
                for (Maintenance.Report report : engine.endpoints().maintain(unit, request, Cancellation.NONE)) {
                    String task = report.task().name().toLowerCase(Locale.ROOT);
                    table.row(unit.id(), task, report.files(), TextTable.bytes(report.bytes()), report.detail());
                    array.addObject()
                            .put("unit", unit.id())
                            .put("task", task)
                            .put("applied", apply)
                            .put("files", report.files())
                            .put("bytes", report.bytes())
                            .put("detail", report.detail());
                }
            }
            context.output().print(() -> text(table), array);
            return 0;
        });
    }

    private void text(TextTable table) {
        table.lines().forEach(context.output()::line);
        if (!apply) {
            context.output().line("Nothing was changed; add --apply to do it.");
        }
    }

    /** All of them where none is named. */
    private Set<Maintenance.Task> tasks() {
        Set<Maintenance.Task> tasks = EnumSet.noneOf(Maintenance.Task.class);
        if (compact) {
            tasks.add(Maintenance.Task.COMPACT);
        }
        if (manifests) {
            tasks.add(Maintenance.Task.MANIFESTS);
        }
        if (expire) {
            tasks.add(Maintenance.Task.EXPIRE);
        }
        if (orphans) {
            tasks.add(Maintenance.Task.ORPHANS);
        }
        return tasks.isEmpty() ? EnumSet.allOf(Maintenance.Task.class) : tasks;
    }

    private Duration age(Set<Maintenance.Task> tasks) {
        Duration age;
        try {
            age = OptionValues.parseDuration(olderThan);
        } catch (IllegalArgumentException e) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "'" + olderThan + "' is not a duration.",
                    "Write --older-than 12h, 5d or P5D.",
                    e);
        }
        if (age.compareTo(SHORTEST) < 0 || keep < 1) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "Versions and files of runs under way would be taken away.",
                    "Give --older-than an hour at least, and --keep one version.");
        }
        if (tasks.contains(Maintenance.Task.ORPHANS) && age.compareTo(SHORTEST_FOR_ORPHANS) < 0) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_INPUT,
                    "Files that runs are writing now would be taken for litter.",
                    "Give --older-than 1d at least, or name other tasks only: --compact, --manifests, --expire.");
        }
        return age;
    }
}
