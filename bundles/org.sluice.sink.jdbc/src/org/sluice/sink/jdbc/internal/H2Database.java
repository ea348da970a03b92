package org.sluice.sink.jdbc.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** An H2 database. */
final class H2Database extends Database {

    private static final int NOT_ENOUGH_RIGHTS = 90096;
    private static final int ADMIN_RIGHTS = 90040;
    private static final int LOCK_TIMEOUT = 50200;

    H2Database(EndpointConfig endpoint) {
        super(endpoint);
    }

    @Override
    Dialect dialect() {
        return new H2Dialect();
    }

    @Override
    Driver loadDriver() {
        return new org.h2.Driver();
    }

    @Override
    String url() {
        return durable(statedUrl()
                .orElseGet(() -> "jdbc:h2:file:"
                        + endpoint()
                                .options()
                                .find(SinkOptions.PATH)
                                .orElseThrow(() -> new SluiceException(
                                        ProblemCode.E_INVALID_CONFIG,
                                        "Endpoint '" + endpoint().id() + "' has neither 'path' nor 'url'.",
                                        "Add path: FILE."))));
    }

    /**
     * A database in this process else keeps commits in memory for half a second. When it is killed it forgets them, and
     * may leave rows locked for ever by transactions that are gone.
     */
    private static String durable(String url) {
        boolean elsewhere =
                url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:") || url.startsWith("jdbc:h2:mem:");
        return elsewhere || url.toUpperCase(Locale.ROOT).contains(";WRITE_DELAY=") ? url : url + ";WRITE_DELAY=0";
    }

    @Override
    Optional<String> initialStatement() {
        return Optional.of("SET LOCK_TIMEOUT " + lockMillis());
    }

    @Override
    boolean unreachable(SQLException e) {
        return e.getErrorCode() == 90146 || e.getErrorCode() == 90067 || super.unreachable(e);
    }

    @Override
    boolean denied(SQLException e) {
        return e.getErrorCode() == NOT_ENOUGH_RIGHTS || e.getErrorCode() == ADMIN_RIGHTS || super.denied(e);
    }

    @Override
    boolean lockTimeout(SQLException e) {
        return e.getErrorCode() == LOCK_TIMEOUT || super.lockTimeout(e);
    }
}
