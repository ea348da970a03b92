package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;

class H2SinkContractTest extends DatabaseSinkContract {

    @Override
    TestDatabase create() throws SQLException {
        return TestDatabase.h2();
    }
}
