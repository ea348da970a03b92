package org.sluice.editing.yaml;

/**
 * A piece of a text that is replaced by another.
 *
 * @param offset where it begins, in chars
 * @param length how long it is
 * @param text what takes its place
 */
public record TextChange(int offset, int length, String text) {

    /** The text after the change. */
    public String applyTo(String before) {
        return before.substring(0, offset) + text + before.substring(offset + length);
    }
}
