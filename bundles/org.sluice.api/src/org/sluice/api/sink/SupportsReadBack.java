package org.sluice.api.sink;

import org.sluice.api.data.BatchReader;

/** A sink session that can read its target back, so that it can be compared with the source. */
public interface SupportsReadBack {

    /**
     * All rows that readers see now, in any order, with the columns of the target's schema; a column that older rows do not
     * have is null in them.
     *
     * @throws org.sluice.api.problem.SluiceException E_SINK_UNAVAILABLE, E_UNSUPPORTED_OPERATION where a column's type was
     *     another one
     */
    BatchReader readBack();
}
