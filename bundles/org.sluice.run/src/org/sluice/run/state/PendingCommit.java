package org.sluice.run.state;

/** A commit that was begun: its id, and the request in JSON. */
public record PendingCommit(String commitId, String request) {}
