package org.sluice.run;

import java.util.List;

/** How a run ended. */
public record RunSummary(String runId, RunState state, List<UnitResult> units) {

    /** Keeps a copy. */
    public RunSummary {
        units = List.copyOf(units);
    }
}
