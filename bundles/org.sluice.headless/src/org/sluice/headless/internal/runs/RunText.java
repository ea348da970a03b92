package org.sluice.headless.internal.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.sluice.run.format.RequestFormat;
import org.sluice.run.state.RunRecord;
import org.sluice.run.state.UnitRun;

/** A run in lines: what it was carried out with, and for each unit its configuration, checkpoints and problem. */
final class RunText {

    private RunText() {}

    static List<String> of(RunRecord run, List<UnitRun> units) {
        JsonNode request = RequestFormat.parse(run.arguments());
        List<String> lines = new ArrayList<>();
        lines.add("run " + run.runId() + ": " + run.state() + ", started " + run.createdAt() + " by " + run.user()
                + versions(request.path("versions")));
        for (UnitRun unit : units) {
            lines.add(unit.unitId() + ": " + unit.state() + ", checkpoint v" + unit.baseVersion() + " to v"
                    + unit.checkpointVersion());
            JsonNode configuration = request.path("configuration").path(unit.unitId());
            if (!configuration.isMissingNode()) {
                lines.add("  " + configuration);
            }
            unit.problem().ifPresent(problem -> lines.add("  " + problem.text()));
        }
        return lines;
    }

    private static String versions(JsonNode versions) {
        return versions.isMissingNode()
                ? ""
                : ", with Sluice " + versions.path("sluice").asText() + " on Java "
                        + versions.path("java").asText();
    }
}
