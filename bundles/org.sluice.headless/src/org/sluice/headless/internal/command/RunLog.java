package org.sluice.headless.internal.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.run.RunEvent;
import org.sluice.run.RunService.RunListener;
import org.sluice.run.format.ProblemFormat;

/** Keeps every event of a run in a file, one JSON object a line, written through at once. */
public final class RunLog implements RunListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    /** As many as the state remembers runs. */
    private static final int KEPT = 1000;

    private final Path directory;
    private @Nullable BufferedWriter writer;
    private boolean broken;

    RunLog(Path directory) {
        this.directory = directory;
    }

    /** Where the log of a run lies. */
    public static Path file(Path directory, String runId) {
        return directory.resolve(runId + ".log");
    }

    @Override
    public void onEvent(RunEvent event) {
        if (broken || event instanceof RunEvent.SliceProgress) {
            return;
        }
        try {
            BufferedWriter out = writer;
            if (out == null) {
                Files.createDirectories(directory);
                out = Files.newBufferedWriter(file(directory, event.runId()), StandardCharsets.UTF_8);
                writer = out;
            }
            out.write(line(event).toString());
            out.newLine();
            out.flush();
        } catch (IOException e) {
            // A full disk must not end a run that may still commit.
            broken = true;
            LOG.warn("The run's log in {} cannot be written any more: {}", directory, e.toString());
        }
    }

    static ObjectNode line(RunEvent event) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("ts", event.at().toString());
        node.put("run_id", event.runId());
        node.put("event", event.getClass().getSimpleName());
        if (event instanceof RunEvent.UnitStarted e) {
            node.put("unit", e.unitId());
            e.resumes().ifPresent(run -> node.put("resumes", run));
        } else if (event instanceof RunEvent.UnitPlanned e) {
            node.put("unit", e.unitId()).put("slices", e.slices()).put("estimated_rows", e.estimatedRows());
        } else if (event instanceof RunEvent.Note e) {
            node.put("unit", e.unitId()).put("msg", e.message());
        } else if (event instanceof RunEvent.CheckpointMoved e) {
            node.put("unit", e.unitId()).put("version", e.version());
            e.cursor().ifPresent(cursor -> node.put("cursor", cursor));
        } else if (event instanceof RunEvent.UnitFinished e) {
            node.setAll(SummaryPrinter.toJson(e.result()));
        } else if (event instanceof RunEvent.RunFinished e) {
            node.put("state", e.state().name());
        } else {
            slice(node, event);
        }
        return node;
    }

    private static void slice(ObjectNode node, RunEvent event) {
        if (event instanceof RunEvent.SliceStarted e) {
            node.put("unit", e.unitId()).put("slice", e.slice()).put("attempt", e.attempt());
        } else if (event instanceof RunEvent.SliceStaged e) {
            node.put("unit", e.unitId())
                    .put("slice", e.slice())
                    .put("rows", e.rows())
                    .put("bytes", e.bytes());
            node.put("elapsed_ms", e.elapsed().toMillis());
        } else if (event instanceof RunEvent.SliceCommitted e) {
            node.put("unit", e.unitId()).put("slice", e.slice()).put("rows", e.rows());
        } else if (event instanceof RunEvent.SliceRetried e) {
            node.put("unit", e.unitId()).put("slice", e.slice()).put("attempt", e.attempt());
            node.put("delay_ms", e.delay().toMillis());
            node.set("error", ProblemFormat.toJson(e.problem()));
        } else if (event instanceof RunEvent.SliceFailed e) {
            node.put("unit", e.unitId()).put("slice", e.slice());
            node.set("error", ProblemFormat.toJson(e.problem()));
        }
    }

    @Override
    public void close() {
        try {
            BufferedWriter out = writer;
            if (out != null) {
                out.close();
                removeOld();
            }
        } catch (IOException e) {
            LOG.warn("The run's log in {} may be incomplete: {}", directory, e.toString());
        }
    }

    /** Names of logs are in the order of time. */
    private void removeOld() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> logs = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            for (Path old : logs.subList(Math.min(KEPT, logs.size()), logs.size())) {
                Files.deleteIfExists(old);
            }
        }
    }
}
