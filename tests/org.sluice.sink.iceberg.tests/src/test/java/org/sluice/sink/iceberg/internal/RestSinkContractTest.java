package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** The contract over HTTP, against Iceberg's own handlers. */
class RestSinkContractTest extends HadoopSinkContractTest {

    private RestServer server;

    @Override
    protected Lake newLake(Path directory) {
        try {
            server = new RestServer(Lake.jdbc(directory, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1")
                    .catalog());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Lake(Map.of("type", "rest", "uri", server.uri()));
    }

    @AfterEach
    void stopServer() {
        server.close();
    }
}
