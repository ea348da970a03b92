package org.sluice.source.files.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * The files of a slice, as its parameters carry them: path, length and time of each, so that a file that changed is seen.
 *
 * @param files in the order in which they are read
 * @param groups which row groups of the only file; all of them by default
 */
record SliceFiles(List<DataFile> files, Groups groups) {

    private static final String FILE = "file_";
    private static final String GROUPS = "row_groups";
    private static final Pattern ENTRY = Pattern.compile("([0-9]+) (\\S+) (.*)", Pattern.DOTALL);

    /** A range of row groups, the end exclusive. */
    record Groups(int from, int to) {
        static final Groups ALL = new Groups(0, Integer.MAX_VALUE);
    }

    SliceFiles {
        files = List.copyOf(files);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            DataFile file = files.get(i);
            parameters.put(
                    FILE + String.format(Locale.ROOT, "%06d", i),
                    file.length() + " " + file.modified() + " " + file.path());
        }
        if (!groups.equals(Groups.ALL)) {
            parameters.put(GROUPS, groups.from() + "-" + groups.to());
        }
        return parameters;
    }

    static SliceFiles parse(Map<String, String> parameters) {
        List<DataFile> files = new ArrayList<>();
        Groups groups = Groups.ALL;
        for (Map.Entry<String, String> entry : new TreeMap<>(parameters).entrySet()) {
            if (entry.getKey().startsWith(FILE)) {
                files.add(file(entry.getValue()));
            } else if (entry.getKey().equals(GROUPS)) {
                String[] range = entry.getValue().split("-", 2);
                groups = new Groups(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
            }
        }
        return new SliceFiles(files, groups);
    }

    private static DataFile file(String text) {
        Matcher matcher = ENTRY.matcher(text);
        if (!matcher.matches()) {
            throw new SluiceException(
                    ProblemCode.E_INTERNAL, "The slice has a file that cannot be understood: '" + text + "'.", "");
        }
        return new DataFile(matcher.group(3), Long.parseLong(matcher.group(1)), Instant.parse(matcher.group(2)));
    }

    String describe() {
        if (files.size() == 1) {
            String rows = groups.equals(Groups.ALL) ? "" : ", row groups [" + groups.from() + ", " + groups.to() + ")";
            return files.get(0).path() + rows;
        }
        return files.size() + " files, " + files.get(0).path() + " to "
                + files.get(files.size() - 1).path();
    }
}
