package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;

/** The servers that a test runs against. */
enum Server {
    POSTGRES,
    MARIADB,
    H2,
    /** H2 again, through the SQL of any other database. */
    STANDARD;

    TestDatabase create() throws SQLException {
        return switch (this) {
            case POSTGRES -> TestDatabase.postgres();
            case MARIADB -> TestDatabase.mariaDb();
            case H2 -> TestDatabase.h2();
            case STANDARD -> TestDatabase.standard();
        };
    }
}
