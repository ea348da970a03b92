package org.sluice.api.staging;

import java.util.Optional;
import org.sluice.api.data.Counts;

/**
 * A sealed slice.
 *
 * @param sliceIndex position in the plan
 * @param counts what was written, counted by the staging provider itself
 * @param file the file that holds it, where a sink could take it as it is
 * @param note what was given when it was sealed
 */
public record StagedSlice(int sliceIndex, Counts counts, Optional<SealedFile> file, String note) {}
