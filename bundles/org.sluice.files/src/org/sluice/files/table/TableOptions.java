package org.sluice.files.table;

import org.sluice.api.config.Option;

/** Options of sinks that write tables as files. */
public final class TableOptions {

    /** Where the tables lie. */
    public static final Option<String> ROOT = Option.string(
                    "root", "Directory of the raw zone: a local path, or a URI such as hdfs://namenode:8020/raw.")
            .mandatory();

    /** Whether days have directories of their own. */
    public static final Option<Boolean> PARTITION = Option.bool(
                    "partition_by_load_date", "Puts the files of each day into a load_date directory.")
            .withDefault("true")
            .in("Files");

    private TableOptions() {}
}
