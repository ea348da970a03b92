package org.sluice.run;

import java.util.Map;

/**
 * A plan of several units that was written down, and is to be carried out as it is.
 *
 * @param reading which rows it was made for
 * @param limit at most so many rows of each unit; 0 for all
 * @param plans by unit id
 */
public record ReviewedRequest(Reading reading, long limit, Map<String, ReviewedPlan> plans) {

    /** Keeps a copy. */
    public ReviewedRequest {
        plans = Map.copyOf(plans);
    }
}
