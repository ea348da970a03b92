package org.sluice.api.sink;

import java.util.List;

/**
 * Slices to be made visible together.
 *
 * @param commitId unique; the same for every try
 * @param checkpointVersion the checkpoint version that this commit leads to, written beside the data
 * @param slices what was prepared
 */
public record CommitRequest(String commitId, long checkpointVersion, List<PreparedSlice> slices) {

    /** Keeps a copy. */
    public CommitRequest {
        slices = List.copyOf(slices);
    }
}
