package org.sluice.sink.jdbc.internal;

import java.sql.SQLException;

class StandardSinkContractTest extends DatabaseSinkContract {

    @Override
    TestDatabase create() throws SQLException {
        return TestDatabase.standard();
    }
}
