package org.sluice.api.sink;

import java.util.Map;
import java.util.TreeMap;
import org.sluice.api.data.Counts;

/**
 * A slice that stands at the target, invisible. A value that serialises to JSON.
 *
 * @param sliceIndex position in the plan
 * @param counts what stands at the target, counted or verified by the sink
 * @param storedBytes bytes that it takes there
 * @param token what the sink needs to commit or abort it, such as file names
 */
public record PreparedSlice(int sliceIndex, Counts counts, long storedBytes, Map<String, String> token) {

    /** Keeps a sorted copy. */
    public PreparedSlice {
        token = java.util.Collections.unmodifiableMap(new TreeMap<>(token));
    }
}
