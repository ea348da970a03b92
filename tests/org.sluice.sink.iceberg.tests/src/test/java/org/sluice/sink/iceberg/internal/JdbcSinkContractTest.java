package org.sluice.sink.iceberg.internal;

import java.nio.file.Path;
import java.util.UUID;

/** The contract in a JDBC catalog on H2. */
class JdbcSinkContractTest extends HadoopSinkContractTest {

    @Override
    protected Lake newLake(Path directory) {
        return Lake.jdbc(directory, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }
}
