package org.sluice.bench;

import java.util.Comparator;
import java.util.List;

/** What one run of a whole process cost. */
record Measurement(double wallSeconds, double cpuSeconds, long peakKilobytes) {

    /** The run in the middle by wall time, with the highest memory of all. */
    static Measurement median(List<Measurement> runs) {
        List<Measurement> sorted = runs.stream()
                .sorted(Comparator.comparingDouble(Measurement::wallSeconds))
                .toList();
        Measurement middle = sorted.get(sorted.size() / 2);
        long peak = runs.stream().mapToLong(Measurement::peakKilobytes).max().orElse(0);
        return new Measurement(middle.wallSeconds, middle.cpuSeconds, peak);
    }
}
