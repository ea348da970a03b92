package org.sluice.publish.hive;

import java.time.Duration;
import java.util.List;
import org.sluice.api.config.Option;
import org.sluice.files.table.Finalisation;

/** Options of sinks whose tables are published in a Hive metastore. */
public final class HiveOptions {

    /** Where the metastore is. */
    public static final Option<String> METASTORE = Option.string(
                    "hive_metastore",
                    "Hive metastore that makes each table known as an external table, such as thrift://host:9083;"
                            + " several with commas are tried in turn.")
            .in("Hive");

    /** A database for all tables. */
    public static final Option<String> DATABASE = Option.string(
                    "hive_database", "Database for all tables, instead of the first part of the object's name.")
            .in("Hive");

    /** How overwrites end. */
    public static final Option<String> FINALISATION = Option.choice(
                    "hive_finalisation",
                    Finalisation.WORDS,
                    "How an overwrite takes the place of the old rows: copy_and_swap keeps the paths, set_location"
                            + " spares the copy and moves the table's location.")
            .withDefault("copy_and_swap")
            .in("Hive");

    /** How long replaced files stay. */
    public static final Option<Duration> KEEP_REPLACED = Option.duration(
                    "hive_keep_replaced", "How long replaced files stay for queries that had begun before.")
            .withDefault("1h")
            .in("Hive");

    /** All of them. */
    public static final List<Option<?>> ALL = List.of(METASTORE, DATABASE, FINALISATION, KEEP_REPLACED);

    private HiveOptions() {}
}
