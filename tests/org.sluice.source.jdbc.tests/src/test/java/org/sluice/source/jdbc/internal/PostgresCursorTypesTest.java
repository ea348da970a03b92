package org.sluice.source.jdbc.internal;

class PostgresCursorTypesTest extends PostgresTypesTest {

    @Override
    String readPath() {
        return "cursor";
    }
}
