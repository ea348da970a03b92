package org.sluice.run.catalog;

/**
 * A plug-in as its bundle declares it.
 *
 * @param kind which contract it has
 * @param id template id, or staging provider id
 * @param family such as {@code jdbc}
 * @param label for people
 * @param bundle name and version of the bundle that brings it
 * @param problem why it cannot be used; empty when it can
 */
public record PluginInfo(Kind kind, String id, String family, String label, String bundle, String problem) {

    /** The contracts. */
    public enum Kind {
        /** Reads. */
        SOURCE,
        /** Buffers. */
        STAGING,
        /** Writes. */
        SINK
    }
}
