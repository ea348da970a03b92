package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.project.Project;
import org.sluice.project.UnitEntry;
import org.sluice.project.UnitStanding;
import org.sluice.project.schedule.DueUnits;
import org.sluice.project.schedule.Schedule;
import org.sluice.project.schedule.ScheduleExport;
import org.sluice.run.Unit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** When units run by themselves. */
@Command(
        name = "schedules",
        description = "Lists the units' schedules, and exports them for cron or systemd.",
        mixinStandardHelpOptions = true)
public final class SchedulesCommand {

    private SchedulesCommand() {}

    /** The command with its parts. */
    public static CommandLine with(Context context) {
        return new CommandLine(new SchedulesCommand())
                .addSubcommand(new ListSchedules(context))
                .addSubcommand(new Export(context));
    }

    @Command(
            name = "list",
            description = "Lists the schedules, and when each is next.",
            mixinStandardHelpOptions = true)
    static final class ListSchedules implements Callable<Integer> {
        private final Context context;

        ListSchedules(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            return context.with((project, engine) -> {
                Instant now = Instant.now();
                List<UnitStanding> standings = UnitStanding.all(project, engine.state());
                List<String> due =
                        DueUnits.among(standings, now).stream().map(Unit::id).toList();
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                TextTable table = new TextTable("unit", "schedule", "state", "next");
                for (UnitStanding standing : standings) {
                    standing.entry().schedule().ifPresent(schedule -> {
                        boolean isDue = due.contains(standing.entry().id());
                        String next = schedule.next(now).map(Instant::toString).orElse("");
                        String state = standing.badge().label();
                        table.row(standing.entry().id(), schedule.words(), state, isDue ? "now" : next);
                        ObjectNode node = array.addObject();
                        node.put("unit", standing.entry().id()).put("schedule", schedule.words());
                        node.put("state", state).put("due", isDue).put("next", next);
                    });
                }
                context.output().print(() -> table.lines().forEach(context.output()::line), array);
                return 0;
            });
        }
    }

    /** The schedulers that it is exported for. */
    enum Scheduler {
        CRON,
        SYSTEMD
    }

    @Command(
            name = "export",
            description =
                    "Prints lines for a crontab, or a service and a timer for systemd, that call sluice run --due.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "SCHEDULER", description = "cron or systemd")
        private Scheduler scheduler = Scheduler.CRON;

        @Option(names = "--command", paramLabel = "PATH", description = "What starts Sluice; by default: sluice.")
        private String command = "sluice";

        @Option(names = "--to", paramLabel = "DIRECTORY", description = "Write the files of systemd there.")
        private Optional<Path> to = Optional.empty();

        Export(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            ScheduleExport export = export(context.project());
            if (scheduler == Scheduler.CRON) {
                context.console().out().print(export.crontab());
            } else if (to.isPresent()) {
                write(context.console().directory().resolve(to.get()), export.systemd());
            } else {
                export.systemd()
                        .forEach((name, text) -> context.console().out().print("# " + name + "\n" + text + "\n"));
            }
            return 0;
        }

        private ScheduleExport export(Project project) {
            List<Schedule> schedules = project.entries().stream()
                    .filter(UnitEntry::enabled)
                    .flatMap(entry -> entry.schedule().stream())
                    .distinct()
                    .toList();
            if (schedules.isEmpty()) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "No unit of the project " + project.name() + " has a schedule.",
                        "Give a unit one: schedule: {every: 15m}, or schedule: {cron: '0 6 * * 1-5'}.");
            }
            return new ScheduleExport(
                    project.name(), project.directory().toAbsolutePath().toString(), command, schedules);
        }

        private void write(Path directory, Map<String, String> files) {
            try {
                Files.createDirectories(directory);
                for (Map.Entry<String, String> file : files.entrySet()) {
                    Path path = directory.resolve(file.getKey());
                    Files.writeString(path, file.getValue());
                    context.output().line(path.toString());
                }
            } catch (IOException e) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "The files for systemd cannot be written to " + directory + ": " + e.getMessage() + ".",
                        "Name a folder that can be written to with --to.",
                        e);
            }
        }
    }
}
