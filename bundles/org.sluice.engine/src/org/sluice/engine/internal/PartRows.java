package org.sluice.engine.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.run.Reconciliation;
import org.sluice.run.Reconciliation.Kind;

/** The rows of some parts of a table, each by the hashes of its key and of all its columns. */
final class PartRows {

    private final BitSet parts;
    private final Map<Long, Key> keys = new HashMap<>();

    PartRows(BitSet parts) {
        this.parts = parts;
    }

    /** A key with the rows that have it, by their hash, with their number. */
    private record Key(String text, Map<Long, Integer> rows) {}

    void add(long keyHash, long rowHash, Supplier<String> key) {
        if (parts.get(PartSums.part(keyHash))) {
            keys.computeIfAbsent(keyHash, hash -> new Key(key.get(), new HashMap<>()))
                    .rows()
                    .merge(rowHash, 1, Integer::sum);
        }
    }

    /**
     * How the sink's rows differ from these, the source's.
     *
     * @param history whether the sink keeps rows that the source has changed or deleted
     */
    List<Reconciliation.Mismatch> compare(PartRows sink, boolean history) {
        List<Reconciliation.Mismatch> found = new ArrayList<>();
        keys.forEach((hash, here) -> compare(here, sink.keys.get(hash), history, found));
        if (!history) {
            sink.keys.forEach((hash, there) -> {
                if (!keys.containsKey(hash)) {
                    found.add(new Reconciliation.Mismatch(Kind.EXTRA, there.text()));
                }
            });
        }
        return found;
    }

    private static void compare(Key here, @Nullable Key there, boolean history, List<Reconciliation.Mismatch> found) {
        if (there == null) {
            found.add(new Reconciliation.Mismatch(Kind.MISSING, here.text()));
            return;
        }
        boolean missing = false;
        boolean repeated = false;
        for (Map.Entry<Long, Integer> row : here.rows().entrySet()) {
            int copies = there.rows().getOrDefault(row.getKey(), 0);
            missing |= copies < row.getValue();
            repeated |= copies > row.getValue();
        }
        boolean other =
                !history && !here.rows().keySet().containsAll(there.rows().keySet());
        if (missing || other) {
            found.add(new Reconciliation.Mismatch(Kind.DIFFERENT, here.text()));
        } else if (repeated) {
            found.add(new Reconciliation.Mismatch(Kind.REPEATED, here.text()));
        }
    }
}
