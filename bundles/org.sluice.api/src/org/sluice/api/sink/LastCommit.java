package org.sluice.api.sink;

/**
 * The newest commit of a unit, as the sink knows it.
 *
 * @param commitId its id
 * @param checkpointVersion the checkpoint version that it led to
 * @param position the {@link CommitRequest#position} of the newest commit that had one; empty for none
 */
public record LastCommit(String commitId, long checkpointVersion, String position) {}
