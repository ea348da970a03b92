package org.sluice.sink.jdbc.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.sluice.api.type.DataType;

/** H2 has UUIDs of its own, and takes a text for a JSON string unless it is told that it is a document. */
final class H2Binders extends Binders {

    @Override
    String place(DataType type) {
        return type instanceof DataType.Json ? "? FORMAT JSON" : "?";
    }

    @Override
    void uuid(PreparedStatement statement, int index, UUID value) throws SQLException {
        statement.setObject(index, value);
    }
}
