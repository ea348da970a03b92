package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;

class PostgresSinkContractTest extends DatabaseSinkContract {

    @Override
    TestDatabase create() throws SQLException {
        return TestDatabase.postgres();
    }
}
