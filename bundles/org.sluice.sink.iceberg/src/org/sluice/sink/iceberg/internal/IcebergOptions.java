package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;
import org.sluice.api.sink.SchemaContract;
import org.sluice.columnar.Codec;

/** The options of an Iceberg endpoint. */
final class IcebergOptions {

    static final Option<String> TYPE = Option.string(
                    "type", "Catalog: hadoop, jdbc, rest, or another that Iceberg knows or the class name of one.")
            .withDefault("hadoop");
    static final Option<String> URI =
            Option.string("uri", "Where the catalog answers: jdbc:postgresql://host/db, https://host/api/catalog.");
    static final Option<String> WAREHOUSE =
            Option.string("warehouse", "Directory of the tables, or the catalog's own name of a warehouse.");
    static final Option<String> CATALOG_NAME = Option.string(
            "catalog_name",
            "Name under which other programs know the catalog; a JDBC catalog keeps tables by it."
                    + " The endpoint's id where nothing is stated.");
    static final Option<String> NAMESPACE = Option.string(
                    "namespace", "Namespace of objects that are named without one.")
            .withDefault("default");
    static final Option<String> USER = Option.string("user", "User of a JDBC catalog.");
    static final Option<String> PASSWORD =
            Option.string("password", "Password of a JDBC catalog.").confidential();
    static final Option<String> TOKEN =
            Option.string("token", "Bearer token of a REST catalog.").confidential();
    static final Option<String> CREDENTIAL = Option.string(
                    "credential", "Client id and secret of a REST catalog, separated by a colon.")
            .confidential();
    static final Option<Map<String, String>> PROPERTIES =
            Option.map("properties", "Further catalog properties, passed on as they are, such as io-impl.");

    static final Option<Long> FORMAT_VERSION = Option.integer("format_version", "Format of new tables: 2 or 3.")
            .withDefault("2")
            .in("Tables");
    static final Option<List<String>> PARTITION_BY = Option.list(
                    "partition_by",
                    "Partitions of new tables: column, year(c), month(c), day(c), hour(c), bucket(16, c), truncate(8, c).")
            .withDefault("")
            .in("Tables");
    static final Option<List<String>> SORT_BY = Option.list(
                    "sort_by", "Order of rows within files of new tables: column, or column desc.")
            .withDefault("")
            .in("Tables");
    static final Option<Map<String, String>> TABLE_PROPERTIES =
            Option.map("table_properties", "Properties of new tables.").in("Tables");
    static final Option<String> CONTRACT = Option.choice(
                    "schema_contract",
                    SchemaContract.words(),
                    "Whether new, wider and nullable columns of the source change the table, are refused, are left out"
                            + " where they are new, or pause the unit.")
            .withDefault("evolve")
            .in("Tables");
    static final Option<String> MERGE = Option.choice(
                    "merge_strategy",
                    List.of("merge_on_read", "copy_on_write"),
                    "Whether merge marks replaced rows as deleted (position deletes; deletion vectors from format 3), or"
                            + " rewrites their files.")
            .withDefault("merge_on_read")
            .in("Tables");
    static final Option<String> DELETED_COLUMN = Option.string(
                    "deleted_column", "Boolean column of the source; merge deletes the keys of rows where it is true.")
            .in("Tables");

    static final Option<String> BRANCH = Option.string(
                    "branch",
                    "Branch that runs commit to, so that their rows can be audited before readers see them; sluice publish"
                            + " brings them to main.")
            .in("Tables");

    static final Option<String> CODEC = Option.choice(
                    "codec", Codec.WORDS, "Compression of files that are written here; adopted files keep theirs.")
            .withDefault("zstd")
            .in("Files");
    static final Option<Long> LEVEL = Option.integer("compression_level", "Level of zstd, 1 to 22.")
            .withDefault("3")
            .in("Files");
    static final Option<Long> SORT_BUFFER = Option.bytes(
                    "sort_buffer", "Rows held in memory, by slice, to sort them or to part them into partitions.")
            .withDefault("32MB")
            .in("Files");

    static final Option<Map<String, String>> HADOOP_CONF =
            Option.map("hadoop_conf", "Properties for Hadoop's client.").in("Hadoop");
    static final Option<String> HADOOP_CONF_DIR = Option.string(
                    "hadoop_conf_dir", "Directory with core-site.xml and hdfs-site.xml.")
            .in("Hadoop");

    static final List<Option<?>> ALL = List.of(
            TYPE,
            URI,
            WAREHOUSE,
            CATALOG_NAME,
            NAMESPACE,
            USER,
            PASSWORD,
            TOKEN,
            CREDENTIAL,
            PROPERTIES,
            FORMAT_VERSION,
            PARTITION_BY,
            SORT_BY,
            TABLE_PROPERTIES,
            CONTRACT,
            MERGE,
            DELETED_COLUMN,
            BRANCH,
            CODEC,
            LEVEL,
            SORT_BUFFER,
            HADOOP_CONF,
            HADOOP_CONF_DIR);

    private IcebergOptions() {}
}
