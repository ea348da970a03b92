package org.sluice.api.config;

import java.util.List;
import java.util.Set;

/**
 * A type of endpoint that a plug-in offers: what a user picks in the wizard and names as {@code template} in a file.
 *
 * @param id such as {@code postgresql}; unique among all plug-ins
 * @param family such as {@code jdbc}
 * @param label for people
 * @param description one sentence
 * @param role whether units read from it or write to it
 * @param options the options of an endpoint of this type
 * @param abilities what it can do beyond the core, in words that documentation shows
 */
public record EndpointTemplate(
        String id,
        String family,
        String label,
        String description,
        Role role,
        List<Option<?>> options,
        Set<String> abilities) {

    /** Which side of a unit an endpoint can stand on. */
    public enum Role {
        /** Units read from it. */
        SOURCE,
        /** Units write to it. */
        SINK
    }

    /** Keeps copies. */
    public EndpointTemplate {
        options = List.copyOf(options);
        abilities = Set.copyOf(abilities);
    }
}
