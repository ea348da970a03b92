package org.sluice.publish.hive.internal;

/** The classes by which Hive reads a kind of file. */
public record StorageFormat(String input, String output, String serialization) {

    /** Parquet files; columns are found by name. */
    public static final StorageFormat PARQUET = new StorageFormat(
            "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
            "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
            "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe");
}
