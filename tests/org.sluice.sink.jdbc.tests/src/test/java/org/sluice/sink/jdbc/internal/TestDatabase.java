package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.testkit.db.EmbeddedPostgresServer;
import org.sluice.testkit.db.MariaDbServer;

/**
 * An empty database for a test.
 *
 * @param template the sink's template
 * @param options the options of an endpoint
 * @param url with user and password
 * @param quote the character around names
 */
record TestDatabase(String template, Map<String, Object> options, String url, char quote) {

    static TestDatabase postgres() throws SQLException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
        String name = server.createDatabase("sink");
        return new TestDatabase(
                "postgresql-sink",
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        name,
                        "user",
                        EmbeddedPostgresServer.ADMIN),
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + name + "?user="
                        + EmbeddedPostgresServer.ADMIN,
                '"');
    }

    static TestDatabase mariaDb() throws SQLException {
        MariaDbServer server = MariaDbServer.shared();
        String name = server.createDatabase("sink");
        return new TestDatabase(
                "mariadb-sink",
                Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        name,
                        "user",
                        MariaDbServer.ADMIN,
                        "password",
                        MariaDbServer.PASSWORD),
                "jdbc:mariadb://" + server.host() + ":" + server.port() + "/" + name + "?user=" + MariaDbServer.ADMIN
                        + "&password=" + MariaDbServer.PASSWORD + "&timezone=UTC",
                '`');
    }

    static TestDatabase h2() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        return new TestDatabase("h2-sink", Map.of("url", url), url, '"');
    }

    /** The same H2 through the standard's SQL. */
    static TestDatabase standard() {
        TestDatabase h2 = h2();
        return new TestDatabase("jdbc-sink", Map.of("url", h2.url(), "driver", "org.h2.Driver"), h2.url(), '"');
    }

    TestDatabase with(String option, Object value) {
        Map<String, Object> more = new HashMap<>(options);
        more.put(option, value);
        return new TestDatabase(template, more, url, quote);
    }

    EndpointConfig endpoint() {
        return new EndpointConfig("mart", template, OptionValues.of(options));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Rows as texts, values separated by bars. */
    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
                texts.add(String.join("|", values.stream().map(String::valueOf).toList()));
            }
            return texts;
        }
    }

    /** The rows of a table, in the order of its first column. */
    List<String> rows(String object) throws SQLException {
        return query("SELECT * FROM " + quoted(object) + " ORDER BY 1");
    }

    String quoted(String object) {
        return quote + object.replace(".", quote + "." + quote) + quote;
    }
}
