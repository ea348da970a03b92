package org.sluice.presentation.checkpoints;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.sluice.run.checkpoint.CoverageMap;
import org.sluice.run.format.CheckpointFormat;
import org.sluice.run.format.Difference;
import org.sluice.run.state.Checkpoint;
import org.sluice.run.state.StateStore;

/**
 * The versions of a unit's checkpoint and what they cover.
 *
 * @param unitId the unit
 * @param versions newest first
 * @param coverage which parts of the cursor were dealt with
 */
public record Timeline(String unitId, List<VersionRow> versions, CoverageMap coverage) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int KEPT = 500;

    /** Keeps a copy. */
    public Timeline {
        versions = List.copyOf(versions);
    }

    /** Reads it from the state, never on the user interface's thread. */
    public static Timeline read(StateStore state, String unitId) {
        List<VersionRow> versions =
                state.checkpoints(unitId, KEPT).stream().map(VersionRow::new).toList();
        return new Timeline(unitId, versions, CoverageMap.of(state.coverage(unitId)));
    }

    /** A version as {@code state get} prints it. */
    public static String json(Checkpoint checkpoint) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(CheckpointFormat.toJson(checkpoint));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }

    /** What is different from one version to another. */
    public static List<Difference> compare(Checkpoint from, Checkpoint to) {
        return Difference.between(CheckpointFormat.toJson(from), CheckpointFormat.toJson(to));
    }
}
