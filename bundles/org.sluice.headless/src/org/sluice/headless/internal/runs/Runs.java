package org.sluice.headless.internal.runs;

import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.Engine;
import org.sluice.run.state.RunRecord;

/** Finding runs. */
final class Runs {

    private Runs() {}

    /** A run by its id, or the newest by the word {@code last}. */
    static RunRecord require(Engine engine, String id) {
        List<RunRecord> newest = id.equals("last") ? engine.state().runs(1) : List.of();
        return newest.stream()
                .findFirst()
                .or(() -> engine.state().run(id))
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT, "There is no run '" + id + "'.", "See: sluice runs list"));
    }
}
