package org.sluice.interchange;

/**
 * Something in a file that does not become a checkpoint.
 *
 * @param name the stream, table or dataset as the other tool calls it
 * @param place where it stands
 * @param reason why not, and what to do about it
 */
public record LeftOut(String name, Place place, String reason) {
    @Override
    public String toString() {
        return place + ": '" + name + "' is left out: " + reason;
    }
}
