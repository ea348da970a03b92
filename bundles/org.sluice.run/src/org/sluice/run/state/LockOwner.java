package org.sluice.run.state;

/**
 * Who holds a unit.
 *
 * @param runId the run
 * @param host name of the machine
 * @param pid the process
 * @param processStart when the process started, epoch milliseconds, so that a reused number is not mistaken; 0 when
 *     unknown
 */
public record LockOwner(String runId, String host, long pid, long processStart) {}
