package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

class MariaDbSinkContractTest extends DatabaseSinkContract {

    @Override
    TestDatabase create() throws SQLException {
        return TestDatabase.mariaDb();
    }

    /** A schema is a database there, so it stands beside the test's own. */
    @AfterEach
    void dropSchema() throws SQLException {
        database().execute("DROP DATABASE IF EXISTS raw");
    }
}
