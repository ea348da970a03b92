package org.sluice.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How close two names are, whatever their case: what an error message suggests. */
public final class Spelling {

    private Spelling() {}

    /** Letters to change, add or remove to come from one to the other. */
    public static int distance(String a, String b) {
        String left = a.toLowerCase(Locale.ROOT);
        String right = b.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }

    /** Up to three that are meant perhaps, the closest first: few letters differ, or one begins with the other. */
    public static List<String> closest(String name, Collection<String> candidates) {
        return candidates.stream()
                .distinct()
                .filter(candidate -> isClose(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .limit(3)
                .toList();
    }

    /** A sentence that suggests the closest candidates, or names all when none is close. */
    public static String suggest(String name, Collection<String> candidates) {
        if (candidates.isEmpty()) {
            return "There is none.";
        }
        List<String> close = closest(name, candidates);
        return close.isEmpty()
                ? "Expected is one of: " + String.join(", ", candidates) + "."
                : "Did you mean '" + String.join("' or '", close) + "'?";
    }

    private static boolean isClose(String name, String candidate) {
        boolean begins = name.length() >= 3 && (candidate.startsWith(name) || name.startsWith(candidate));
        return begins || distance(name, candidate) <= allowed(name);
    }

    /** Two letters in the wrong order count as two. */
    private static int allowed(String name) {
        return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
    }
}
