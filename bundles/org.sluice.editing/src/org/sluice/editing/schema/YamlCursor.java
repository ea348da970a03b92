package org.sluice.editing.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a caret stands in a YAML text, found by indentation so that it also works while the text is not valid.
 *
 * @param path the keys of the mappings around the caret
 * @param key the key whose value is being written; empty while a key is being written
 * @param start where the word at the caret begins
 * @param word the word up to the caret
 */
record YamlCursor(List<String> path, String key, int start, String word) {

    private static final Pattern ENTRY =
            Pattern.compile("^(\\s*)(?:- )?(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s#:{\\[][^:#{\\[]*?)\\s*:(?:\\s.*)?$");

    static YamlCursor at(String text, int offset) {
        int lineStart = text.lastIndexOf('\n', offset - 1) + 1;
        String line = text.substring(lineStart, offset);
        int indent = line.length() - line.stripLeading().length();
        List<String> path = parents(text, lineStart, indent);
        boolean item = line.stripLeading().startsWith("- ");
        LineScanner scanner = new LineScanner(path);
        line.substring(item ? line.indexOf("- ") + 2 : 0).chars().forEach(c -> scanner.add((char) c));
        String word = scanner.word();
        int start = offset - word.length();
        int last = path.size() - 1;
        return item && scanner.key().isEmpty() && last >= 0
                ? new YamlCursor(path.subList(0, last), path.get(last), start, word)
                : new YamlCursor(scanner.path(), scanner.key(), start, word);
    }

    private static List<String> parents(String text, int lineStart, int below) {
        List<String> path = new ArrayList<>();
        int limit = below;
        int end = lineStart - 1;
        while (end >= 0 && limit > 0) {
            int start = text.lastIndexOf('\n', end - 1) + 1;
            String line = text.substring(start, end).replaceFirst("\\s+#.*$", "");
            Matcher entry = ENTRY.matcher(line);
            if (entry.matches() && entry.group(1).length() < limit) {
                limit = entry.group(1).length();
                path.add(0, LineScanner.unquoted(entry.group(2)));
            }
            end = start - 1;
        }
        return path;
    }
}
