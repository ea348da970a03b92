package org.sluice.engine.internal;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/** Rows at a checkpoint's edge that an earlier run has committed, by the hash of all their columns. Used by one thread. */
interface KnownRows {

    /** Whether one more row of that hash is one of them. */
    boolean take(long hash);

    /** Exactly the rows of these hashes, in hexadecimal; a hash that stands there twice stands for two rows. */
    static KnownRows of(List<String> keys) {
        Map<Long, Integer> left = new HashMap<>();
        keys.forEach(key -> left.merge(HexFormat.fromHexDigitsToLong(key), 1, Integer::sum));
        return hash -> takeFrom(left, hash);
    }

    /** All rows but those that came late, given with their number. */
    static KnownRows allBut(Map<Long, Integer> late) {
        Map<Long, Integer> left = new HashMap<>(late);
        return hash -> !takeFrom(left, hash);
    }

    private static boolean takeFrom(Map<Long, Integer> left, long hash) {
        @Nullable Integer copies = left.get(hash);
        if (copies == null || copies < 1) {
            return false;
        }
        left.put(hash, copies - 1);
        return true;
    }
}
