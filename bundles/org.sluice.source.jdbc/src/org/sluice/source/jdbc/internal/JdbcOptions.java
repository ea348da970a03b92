package org.sluice.source.jdbc.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;

/** The options of JDBC endpoints. */
final class JdbcOptions {

    static final Option<String> HOST =
            Option.string("host", "Name or address of the server.").withDefault("localhost");
    static final Option<Long> PORT = Option.integer("port", "Port of the server; empty for its usual one.");
    static final Option<String> DATABASE = Option.string("database", "Name of the database.");
    static final Option<String> PATH = Option.string("path", "Database file without its ending, such as ./data/shop.");
    static final Option<String> URL =
            Option.string("url", "JDBC URL in place of host, port and database; without password.");
    static final Option<String> USER = Option.string("user", "Name to log in with.");
    static final Option<String> PASSWORD = Option.string(
                    "password", "Password, as a reference such as ${env:DB_PASSWORD}.")
            .confidential();
    static final Option<Map<String, String>> PROPERTIES =
            Option.map("properties", "Further properties for the driver.").in("Connection");
    static final Option<Duration> CONNECT_TIMEOUT = Option.duration(
                    "connect_timeout", "How long to wait for a connection.")
            .withDefault("10s")
            .in("Connection");
    static final Option<Long> POOL_SIZE = Option.integer("pool_size", "Connections that a unit may hold.")
            .withDefault("6")
            .in("Connection");
    static final Option<Long> FETCH_SIZE = Option.integer(
                    "fetch_size", "Rows that the driver holds at a time; lower it for very wide rows.")
            .withDefault("1000")
            .in("Reading");
    static final String COPY = "copy";
    static final String CURSOR = "cursor";
    static final Option<String> READ_PATH = Option.choice(
                    "read_path",
                    List.of("auto", COPY, CURSOR),
                    "How rows are read: by COPY in the binary format, with a cursor, or by COPY where the server takes it.")
            .withDefault("auto")
            .in("Reading");
    static final Option<String> ZERO_DATES = Option.choice(
                    "zero_dates",
                    List.of("refuse", "null"),
                    "What becomes of dates such as 0000-00-00, which no calendar has.")
            .withDefault("refuse")
            .in("Reading");
    static final Option<Boolean> TINYINT1 = Option.bool("tinyint1_is_boolean", "Reads tinyint(1) as boolean.")
            .withDefault("false")
            .in("Reading");
    static final Option<String> DRIVER =
            Option.string("driver", "Class name of the JDBC driver.").in("Driver");
    static final Option<List<String>> DRIVER_JAR =
            Option.list("driver_jar", "Jar files of the JDBC driver.").in("Driver");

    private JdbcOptions() {}
}
