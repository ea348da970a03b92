package org.sluice.run;

import java.time.Duration;
import java.util.Optional;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Problem;

/**
 * How a unit ended in a run. Counts are of this run's work only: slices that an earlier run read and this one took over
 * count as reused.
 *
 * @param unitId the unit
 * @param state how it ended
 * @param slices how many slices the plan has
 * @param committed how many of them stand at the sink now
 * @param reused how many of them were not read again because an earlier, interrupted run had sealed them
 * @param read rows, bytes and hash over all committed slices at the reader
 * @param staged the same at the staging provider
 * @param sunk the same at the sink
 * @param storedBytes bytes at the sink
 * @param checkpointVersion where the checkpoint stands now; 0 for none
 * @param cursor the checkpoint's cursor as text; empty for none
 * @param elapsed time
 * @param problem the first problem; empty when there was none
 */
public record UnitResult(
        String unitId,
        RunState state,
        int slices,
        int committed,
        int reused,
        Counts read,
        Counts staged,
        Counts sunk,
        long storedBytes,
        long checkpointVersion,
        Optional<String> cursor,
        Duration elapsed,
        Optional<Problem> problem) {}
