package org.sluice.project;

/**
 * Something in a project file that is wrong, or worth a second look.
 *
 * @param severity how bad
 * @param file relative to the project
 * @param line from 1; 0 for the file as a whole
 * @param column from 1
 * @param path keys from the root of the file, such as {@code units.public.orders.cursor_field}
 * @param message what is wrong; never holds a secret
 * @param remedy what would be right
 */
public record Finding(
        Severity severity, String file, int line, int column, String path, String message, String remedy) {

    /** How bad. */
    public enum Severity {
        /** What it concerns cannot run. */
        ERROR,
        /** It runs, but perhaps not as meant. */
        WARNING
    }

    /** In one line: {@code units/shop.yaml:7: units.public.orders.cursor_feild: unknown key. Did you mean ...?} */
    public String text() {
        String place = line > 0 ? file + ":" + line : file;
        return place + ": " + (path.isEmpty() ? "" : path + ": ") + message + (remedy.isEmpty() ? "" : " " + remedy);
    }
}
