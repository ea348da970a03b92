package org.sluice.interchange;

import java.util.Optional;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;

/**
 * A unit of the project that a position may belong to.
 *
 * @param id {@code source/dataset@sink}
 * @param dataset name of the dataset at the source
 * @param cursor its cursor column; empty for a unit that reads everything
 * @param write what becomes of the rows that the target has
 */
public record TargetUnit(String id, String dataset, Optional<CursorColumn> cursor, WriteMode write) {

    /**
     * A cursor column.
     *
     * @param field its name
     * @param type its type; empty when nobody knows it yet
     */
    public record CursorColumn(String field, Optional<DataType> type) {}
}
