package org.sluice.api.source;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.sluice.api.data.CursorValue;

/**
 * A bounded piece of a unit's run. A value that serialises to JSON: what the source needs to read exactly these rows,
 * in any process.
 *
 * @param index the position in the plan, from 0
 * @param parameters the source's own bounds, by name
 * @param description the bounds for people, such as {@code o_orderkey in [1, 500000)}
 * @param estimatedRows how many rows, about
 * @param cursorUpper every row with a cursor up to and including this one is in this slice or an earlier one; empty
 *     when the slices do not follow the cursor
 */
public record Slice(
        int index,
        Map<String, String> parameters,
        String description,
        OptionalLong estimatedRows,
        Optional<CursorValue> cursorUpper) {

    /** Keeps a sorted copy. */
    public Slice {
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
