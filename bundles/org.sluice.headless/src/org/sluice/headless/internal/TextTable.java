package org.sluice.headless.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns for people; numbers stand right. */
public final class TextTable {

    private static final int WIDEST = 60;

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** With column titles. */
    public TextTable(String... header) {
        this.header = List.of(header);
    }

    /** Adds a row of as many cells. */
    public TextTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(
                    cell instanceof Long || cell instanceof Integer
                            ? String.format(Locale.ROOT, "%,d", ((Number) cell).longValue())
                            : shortened(String.valueOf(cell)));
        }
        rows.add(row);
        return this;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
    }

    /** The table, line by line. */
    public List<String> lines() {
        int[] widths = new int[header.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = header.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            boolean number = cell.matches("[0-9][0-9,.]*( [kMG]?B| s)?");
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : "  ").append(number ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }

    /** Bytes for people. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int exponent = Math.min(3, (int) (Math.log(bytes) / Math.log(1024)));
        return String.format(Locale.ROOT, "%.1f %sB", bytes / Math.pow(1024, exponent), " kMG".charAt(exponent));
    }
}
