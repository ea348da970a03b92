package org.sluice.source.jdbc.internal;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;

/** Oracle; the driver's licence lets users bring it but not others ship it. */
final class OracleDialect extends Dialect {

    OracleDialect(EndpointConfig endpoint) {
        super(endpoint);
    }

    @Override
    Driver loadDriver() {
        return externalDriver("oracle.jdbc.OracleDriver");
    }

    @Override
    String url() {
        return statedUrl().orElseGet(() -> "jdbc:oracle:thin:@//" + hostAndPort(1521) + "/" + database());
    }

    @Override
    boolean unreachable(SQLException e) {
        return String.valueOf(e.getSQLState()).startsWith("08");
    }

    @Override
    boolean wrongCredentials(SQLException e) {
        return e.getErrorCode() == 1017 || super.wrongCredentials(e);
    }

    @Override
    Set<String> systemSchemas() {
        return Set.of("SYS", "SYSTEM", "XDB", "CTXSYS", "MDSYS", "OUTLN", "DBSNMP");
    }

    @Override
    String asText(String expression) {
        return "TO_CHAR(" + expression + ")";
    }

    @Override
    String clockQuery() {
        return "SELECT SYSTIMESTAMP, LOCALTIMESTAMP FROM DUAL";
    }
}
