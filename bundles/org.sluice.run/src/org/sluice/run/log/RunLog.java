package org.sluice.run.log;

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
import org.sluice.run.format.EventFormat;

/** Keeps every event of a run in a file, one JSON object a line, written through at once. */
public final class RunLog implements RunListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    /** As many as the state remembers runs. */
    private static final int KEPT = 1000;

    private final Path directory;
    private @Nullable BufferedWriter writer;
    private boolean broken;

    /** Logs below a directory, which is made when it is missing. */
    public RunLog(Path directory) {
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
            out.write(EventFormat.toJson(event).toString());
            out.newLine();
            out.flush();
        } catch (IOException e) {
            // A full disk must not end a run that may still commit.
            broken = true;
            LOG.warn("The run's log in {} cannot be written any more: {}", directory, e.toString());
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
