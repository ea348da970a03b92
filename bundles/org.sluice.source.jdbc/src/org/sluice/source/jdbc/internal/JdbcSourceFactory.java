package org.sluice.source.jdbc.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.source.Source;
import org.sluice.api.source.SourceFactory;

/** Databases as sources. */
public final class JdbcSourceFactory implements SourceFactory {

    private static final Set<String> ABILITIES = Set.of("full", "incremental", "slices", "preview", "custom SQL");

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(
                template(
                        "postgresql",
                        "PostgreSQL",
                        List.of(
                                JdbcOptions.HOST,
                                JdbcOptions.PORT,
                                JdbcOptions.DATABASE,
                                JdbcOptions.URL,
                                JdbcOptions.READ_PATH)),
                mysql("mariadb", "MariaDB"),
                mysql("mysql", "MySQL"),
                template("h2", "H2", List.of(JdbcOptions.PATH, JdbcOptions.URL)),
                server("sqlserver", "SQL Server"),
                template(
                        "oracle",
                        "Oracle",
                        List.of(
                                JdbcOptions.HOST,
                                JdbcOptions.PORT,
                                JdbcOptions.DATABASE,
                                JdbcOptions.URL,
                                JdbcOptions.DRIVER_JAR)),
                template(
                        "jdbc",
                        "Other JDBC database",
                        List.of(JdbcOptions.URL.mandatory(), JdbcOptions.DRIVER.mandatory(), JdbcOptions.DRIVER_JAR)));
    }

    private static EndpointTemplate server(String id, String label) {
        return template(id, label, List.of(JdbcOptions.HOST, JdbcOptions.PORT, JdbcOptions.DATABASE, JdbcOptions.URL));
    }

    private static EndpointTemplate mysql(String id, String label) {
        return template(
                id,
                label,
                List.of(
                        JdbcOptions.HOST,
                        JdbcOptions.PORT,
                        JdbcOptions.DATABASE,
                        JdbcOptions.URL,
                        JdbcOptions.ZERO_DATES,
                        JdbcOptions.TINYINT1));
    }

    private static EndpointTemplate template(String id, String label, List<Option<?>> own) {
        List<Option<?>> options = new ArrayList<>(own);
        options.addAll(List.of(
                JdbcOptions.USER,
                JdbcOptions.PASSWORD,
                JdbcOptions.PROPERTIES,
                JdbcOptions.CONNECT_TIMEOUT,
                JdbcOptions.POOL_SIZE,
                JdbcOptions.FETCH_SIZE));
        return new EndpointTemplate(
                id,
                "jdbc",
                label,
                "Tables, views and queries of " + label + ".",
                EndpointTemplate.Role.SOURCE,
                options,
                ABILITIES);
    }

    @Override
    public Source open(EndpointConfig endpoint) {
        return new JdbcSource(endpoint, Dialect.of(endpoint));
    }
}
