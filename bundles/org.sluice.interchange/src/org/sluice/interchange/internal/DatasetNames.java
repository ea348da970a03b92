package org.sluice.interchange.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.sluice.interchange.TargetUnit;

/**
 * Whether a name of another tool is a dataset of ours: the same, the same in other case, or one is the end of the other
 * ({@code orders} and {@code public.orders}). Taps write {@code public-orders}. The first kind that gives anything counts.
 */
final class DatasetNames {

    private static final List<BiPredicate<String, String>> KINDS =
            List.of(String::equals, String::equalsIgnoreCase, DatasetNames::endsAlike);

    private DatasetNames() {}

    /** All units that the name may mean; more than one is for the user to decide. */
    static List<TargetUnit> matching(String theirs, List<TargetUnit> units) {
        for (BiPredicate<String, String> kind : KINDS) {
            List<TargetUnit> found = units.stream()
                    .filter(unit -> kind.test(theirs, unit.dataset()))
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static boolean endsAlike(String theirs, String ours) {
        String left = theirs.toLowerCase(Locale.ROOT);
        String right = ours.toLowerCase(Locale.ROOT);
        String dashed = right.replace('.', '-');
        return right.endsWith("." + left)
                || left.endsWith("." + right)
                || left.equals(dashed)
                || dashed.length() > left.length() && endsAtDot(right, left)
                || right.contains(".") && left.endsWith("-" + dashed);
    }

    /** {@code b-c} for {@code a.b.c}, but not {@code c} for {@code a.b-c}. */
    private static boolean endsAtDot(String ours, String theirs) {
        int start = ours.length() - theirs.length();
        return ours.charAt(start - 1) == '.' && ours.replace('.', '-').endsWith("-" + theirs);
    }
}
