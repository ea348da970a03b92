package org.sluice.api.sink;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be done for a target.
 *
 * @param tasks which
 * @param extent whether it is done
 * @param olderThan how old versions and litter have to be, so that readers and runs under way keep theirs
 * @param keep how many versions stay, however old
 */
public record Maintenance(Set<Task> tasks, Extent extent, Duration olderThan, int keep) {

    /** Keeps a copy. */
    public Maintenance {
        tasks = tasks.isEmpty() ? EnumSet.noneOf(Task.class) : EnumSet.copyOf(tasks);
    }

    /** Kinds of care. */
    public enum Task {
        /** Small files become large ones, and rows that are only marked as deleted go. */
        COMPACT,
        /** Small lists of files become large ones. */
        MANIFESTS,
        /** Old versions go, with the files that nobody needs any more. */
        EXPIRE,
        /** Files that no version knows go. */
        ORPHANS
    }

    /** How far it goes. */
    public enum Extent {
        /** Only find out what would be done. */
        PLAN,
        /** Do it. */
        APPLY
    }

    /**
     * What was done, or would be.
     *
     * @param task which
     * @param files that go
     * @param bytes of them, as far as they are known
     * @param detail a few words more; may be empty
     */
    public record Report(Task task, long files, long bytes, String detail) {}
}
