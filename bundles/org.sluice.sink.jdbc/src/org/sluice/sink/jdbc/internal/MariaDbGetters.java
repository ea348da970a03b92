package org.sluice.sink.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.eclipse.jdt.annotation.Nullable;

/** The session is in UTC, but the driver would take a TIMESTAMP for a time in this machine's zone. */
final class MariaDbGetters extends Getters {

    @Override
    @Nullable
    Instant instant(ResultSet row, int index) throws SQLException {
        LocalDateTime value = row.getObject(index, LocalDateTime.class);
        return value == null ? null : value.toInstant(ZoneOffset.UTC);
    }
}
