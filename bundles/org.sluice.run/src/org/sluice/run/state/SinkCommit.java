package org.sluice.run.state;

/**
 * The newest commit of a unit that the state knows to stand in the sink.
 *
 * @param commitId its id
 * @param checkpointVersion where the checkpoint stood then
 */
public record SinkCommit(String commitId, long checkpointVersion) {}
