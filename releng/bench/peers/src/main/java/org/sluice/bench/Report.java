package org.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The table, in Markdown. */
final class Report {

    private static final String OURS = "sluice";

    private final StringBuilder text = new StringBuilder();

    Report(String conditions) {
        text.append(conditions)
                .append("\n\n| job | by | wall s | CPU s | peak RSS MB | wall ÷ Sluice's | RSS ÷ Sluice's |\n")
                .append("|---|---|---|---|---|---|---|\n");
    }

    void add(String job, Map<String, Measurement> measured) {
        Measurement ours = measured.get(OURS);
        measured.forEach((name, one) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f | %d | %.2f | %.2f |%n",
                job,
                name,
                one.wallSeconds(),
                one.cpuSeconds(),
                one.peakKilobytes() / 1024,
                one.wallSeconds() / ours.wallSeconds(),
                (double) one.peakKilobytes() / ours.peakKilobytes())));
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
