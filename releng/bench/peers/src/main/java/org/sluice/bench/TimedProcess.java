package org.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command and measures it from its start to its exit, with all processes that it starts. */
final class TimedProcess {

    private static final int POLL_MILLISECONDS = 20;

    private TimedProcess() {}

    static Measurement run(List<String> command, Path log) throws IOException, InterruptedException {
        Path times = Files.createTempFile("bench", ".times");
        List<String> timed = new ArrayList<>(List.of(
                "bash", "-c", "TIMEFORMAT='%3R %3U %3S'; { time \"$@\" 2>&3; } 3>&2 2>\"$0\"", times.toString()));
        timed.addAll(command);
        Process process = new ProcessBuilder(timed)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long peak = watch(process);
        if (process.exitValue() != 0) {
            throw new IOException(command + " ended with " + process.exitValue() + "; see " + log);
        }
        String[] seconds = Files.readString(times).trim().split(" ");
        Files.delete(times);
        return new Measurement(
                Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]), peak);
    }

    /**
     * The most that one process of them held. The kernel keeps it, so looking now and then is enough. A sum would count a
     * process twice at the moment when it forks another.
     */
    private static long watch(Process process) throws InterruptedException {
        long highest = 0;
        while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            highest = Math.max(
                    highest,
                    process.descendants()
                            .mapToLong(child -> peak(child.pid()))
                            .max()
                            .orElse(0));
        }
        return highest;
    }

    private static long peak(long pid) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            return 0; // it ended between the listing and the look
        }
        return 0;
    }
}
