package org.sluice.editing.fix;

import java.util.Optional;
import org.sluice.editing.yaml.TextChange;

/**
 * A change of a file that makes a finding go away.
 *
 * @param label what it does, for people
 * @param change of the file
 * @param secret what has to be kept elsewhere first; empty for nothing
 */
public record Fix(String label, TextChange change, Optional<Secret> secret) {

    /** A secret and the name under which it is kept. */
    public record Secret(String name, String value) {
        @Override
        public String toString() {
            return name;
        }
    }
}
