package org.sluice.api.source;

/** A source that can show the statement which reads a slice. */
public interface SupportsSliceSql {

    /** The exact statement, parameters in place, free of secrets. */
    String sql(ReadRequest request, SlicePlan plan, Slice slice);
}
