package org.sluice.project.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How close two words are, for suggestions. */
public final class Spelling {

    private Spelling() {}

    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    /** A sentence that suggests the closest candidate, or names all when none is close. */
    public static String suggest(String word, Collection<String> candidates) {
        Optional<String> close = candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .filter(candidate -> distance(word, candidate) <= Math.max(2, word.length() / 3));
        return close.map(candidate -> "Did you mean '" + candidate + "'?")
                .orElse(
                        candidates.isEmpty()
                                ? "There is none."
                                : "Expected is one of: " + String.join(", ", candidates) + ".");
    }
}
