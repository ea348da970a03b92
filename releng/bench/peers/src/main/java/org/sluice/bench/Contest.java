package org.sluice.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job and those who do it, in turns: each round in the other order, so that none profits from its place. */
record Contest(String job, List<Contender> contenders) {

    /** The median of each by its name. */
    Map<String, Measurement> run(int rounds, Path logs) throws Exception {
        Map<String, List<Measurement>> runs = new LinkedHashMap<>();
        contenders.forEach(contender -> runs.put(contender.name(), new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            List<Contender> order = new ArrayList<>(contenders);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Contender contender : order) {
                runs.get(contender.name()).add(run(contender, logs));
            }
        }
        Map<String, Measurement> medians = new LinkedHashMap<>();
        runs.forEach((name, all) -> medians.put(name, Measurement.median(all)));
        return medians;
    }

    private Measurement run(Contender contender, Path logs) throws Exception {
        contender.prepare().run();
        String log = (job + "-" + contender.name()).replaceAll("[^A-Za-z0-9]+", "-") + ".log";
        Measurement measured = TimedProcess.run(contender.command(), logs.resolve(log));
        System.err.printf(
                "%s, %s: %.2f s, CPU %.2f s, %d MB%n",
                job, contender.name(), measured.wallSeconds(), measured.cpuSeconds(), measured.peakKilobytes() / 1024);
        return measured;
    }
}
