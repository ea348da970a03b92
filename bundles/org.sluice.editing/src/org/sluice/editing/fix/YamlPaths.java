package org.sluice.editing.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.editing.yaml.YamlText;

/** Paths of findings, which join keys with dots although keys may have dots. */
final class YamlPaths {

    private YamlPaths() {}

    /** The keys of a path, as far as the text has them; what is left is one key. */
    static List<String> of(YamlText yaml, String dotted) {
        List<String> path = new ArrayList<>();
        String rest = dotted;
        while (!rest.isEmpty()) {
            String left = rest;
            Optional<String> key = yaml.keys(path).stream()
                    .filter(one -> left.equals(one) || left.startsWith(one + "."))
                    .max(java.util.Comparator.comparingInt(String::length));
            String next = key.orElse(rest);
            path.add(next);
            rest = next.length() < rest.length() ? rest.substring(next.length() + 1) : "";
        }
        return path;
    }
}
