package org.sluice.sink.jdbc.internal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;
import org.sluice.api.sink.SchemaContract;

/** The options of JDBC sinks. */
final class SinkOptions {

    static final Option<String> HOST =
            Option.string("host", "Name or address of the server.").withDefault("localhost");
    static final Option<Long> PORT = Option.integer("port", "Port of the server; empty for its usual one.");
    static final Option<String> DATABASE = Option.string("database", "Name of the database.");
    static final Option<String> PATH =
            Option.string("path", "Database file without its ending, such as ./data/mart; created when it is missing.");
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
    static final Option<Duration> LOCK_TIMEOUT = Option.duration(
                    "lock_timeout", "How long a commit waits for others that hold the table.")
            .withDefault("5m")
            .in("Connection");
    static final Option<Long> POOL_SIZE = Option.integer("pool_size", "Connections that a unit may hold.")
            .withDefault("6")
            .in("Connection");
    static final Option<String> OWN_SCHEMA = Option.string(
                    "sluice_schema",
                    "Schema of Sluice's own tables (sluice_commit, sluice_lock, sluice_stage and staging tables); empty for"
                            + " the connection's own.")
            .in("Writing");
    static final Option<String> CONTRACT = Option.choice(
                    "schema_contract",
                    SchemaContract.words(),
                    "Whether new, wider and nullable columns of the source change the table, are refused, are left out"
                            + " where they are new, or pause the unit.")
            .withDefault("evolve")
            .in("Writing");
    static final Option<String> DELETED_COLUMN = Option.string(
                    "deleted_column",
                    "Boolean column of the source; merge deletes the keys of rows where it is true. Without it, such rows"
                            + " stay, marked by that column.")
            .in("Writing");
    static final Option<String> DRIVER =
            Option.string("driver", "Class name of the JDBC driver.").in("Driver");
    static final Option<List<String>> DRIVER_JAR =
            Option.list("driver_jar", "Jar files of the JDBC driver.").in("Driver");

    private SinkOptions() {}
}
