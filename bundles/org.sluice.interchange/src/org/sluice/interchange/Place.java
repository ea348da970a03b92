package org.sluice.interchange;

/**
 * Where something stands in a file.
 *
 * @param file its name, for people
 * @param line from 1
 * @param path keys from the root, such as {@code bookmarks.orders}; empty for the root
 */
public record Place(String file, int line, String path) {
    @Override
    public String toString() {
        return file + ":" + line + (path.isEmpty() ? "" : " (" + path + ")");
    }
}
