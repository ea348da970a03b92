package org.sluice.sink.jdbc.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;

/** Databases as sinks. */
public final class JdbcSinkFactory implements SinkFactory {

    private static final Set<String> ABILITIES = Set.of("append", "overwrite", "merge", "creates and evolves tables");

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(
                server("postgresql-sink", "PostgreSQL tables"),
                server("mariadb-sink", "MariaDB tables"),
                server("mysql-sink", "MySQL tables"),
                template("h2-sink", "H2 tables", List.of(SinkOptions.PATH, SinkOptions.URL)),
                template(
                        "jdbc-sink",
                        "Tables of another JDBC database",
                        List.of(SinkOptions.URL.mandatory(), SinkOptions.DRIVER.mandatory(), SinkOptions.DRIVER_JAR)));
    }

    private static EndpointTemplate server(String id, String label) {
        return template(id, label, List.of(SinkOptions.HOST, SinkOptions.PORT, SinkOptions.DATABASE, SinkOptions.URL));
    }

    private static EndpointTemplate template(String id, String label, List<Option<?>> own) {
        List<Option<?>> options = new ArrayList<>(own);
        options.addAll(List.of(
                SinkOptions.USER,
                SinkOptions.PASSWORD,
                SinkOptions.PROPERTIES,
                SinkOptions.CONNECT_TIMEOUT,
                SinkOptions.LOCK_TIMEOUT,
                SinkOptions.POOL_SIZE,
                SinkOptions.OWN_SCHEMA,
                SinkOptions.CONTRACT,
                SinkOptions.DELETED_COLUMN));
        return new EndpointTemplate(
                id,
                "jdbc",
                label,
                label + ", created and kept up from the schema of what is read.",
                EndpointTemplate.Role.SINK,
                options,
                ABILITIES);
    }

    @Override
    public Sink open(EndpointConfig endpoint) {
        Database database = Database.of(endpoint);
        database.url();
        return new JdbcSink(endpoint, database, new Pool(endpoint, database), Clock.systemUTC());
    }
}
