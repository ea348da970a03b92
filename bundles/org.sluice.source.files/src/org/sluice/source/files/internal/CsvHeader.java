package org.sluice.source.files.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of a CSV file's columns. */
final class CsvHeader {

    private CsvHeader() {}

    /** A column without name is called by its position. */
    static List<String> names(String file, List<String> header) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).isEmpty() ? byPosition(i) : header.get(i);
            if (!seen.add(name)) {
                throw Problems.badRow(
                        file,
                        1,
                        "two columns are called '" + Problems.shortened(name) + "'",
                        "Rename one of them, or state header: false and a schema.");
            }
            names.add(name);
        }
        return names;
    }

    static String byPosition(int index) {
        return "column" + (index + 1);
    }
}
