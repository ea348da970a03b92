package org.sluice.state.h2.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sluice.run.state.LockOwner;

/** Who holds which unit. */
final class Locks {

    private static final Duration SILENCE = Duration.ofMinutes(1);

    private Locks() {}

    /** The row is locked until the transaction ends, so that two processes never both find it free. */
    static Optional<LockOwner> holder(Connection c, String unitId) throws SQLException {
        Rows.update(c, "MERGE INTO unit_heads (unit_id) KEY (unit_id) VALUES (?)", unitId);
        return Rows.first(
                        c,
                        row -> new Holder(Rows.owner(row), row.getObject("heartbeat", Instant.class)),
                        "SELECT * FROM unit_locks WHERE unit_id = ?",
                        unitId)
                .filter(holder -> alive(holder.owner(), holder.heartbeat()))
                .map(Holder::owner);
    }

    private record Holder(LockOwner owner, Instant heartbeat) {}

    static boolean alive(LockOwner owner, Instant heartbeat) {
        if (!owner.host().equals(hostName())) {
            return heartbeat.plus(SILENCE).isAfter(Instant.now());
        }
        return ProcessHandle.of(owner.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> owner.processStart() == 0
                        || process.info()
                                .startInstant()
                                .map(start -> start.toEpochMilli() == owner.processStart())
                                .orElse(true))
                .isPresent();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // As the engine does: a machine without a resolvable name still has one process table.
            return "localhost";
        }
    }
}
