package org.sluice.api.sink;

import java.util.List;

/**
 * Slices to be made visible together.
 *
 * @param commitId unique; the same for every try
 * @param checkpointVersion the checkpoint version that this commit leads to, written beside the data
 * @param position the checkpoint that this commit leads to, in JSON on one line, to be kept beside the data for whoever
 *     loses the state; empty when it does not move
 * @param slices what was prepared
 */
public record CommitRequest(String commitId, long checkpointVersion, String position, List<PreparedSlice> slices) {

    /** Keeps a copy. */
    public CommitRequest {
        slices = List.copyOf(slices);
    }

    /** A commit that moves no checkpoint. */
    public CommitRequest(String commitId, long checkpointVersion, List<PreparedSlice> slices) {
        this(commitId, checkpointVersion, "", slices);
    }
}
