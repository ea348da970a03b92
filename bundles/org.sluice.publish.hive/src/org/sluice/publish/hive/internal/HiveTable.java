package org.sluice.publish.hive.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sluice.api.type.Schema;

/** A table or a partition as the metastore holds it: names for the numbers of the fields. */
final class HiveTable {

    static final int NAME = 1;
    static final int DATABASE = 2;
    static final int OWNER = 3;
    static final int STORAGE = 7;
    static final int PARTITION_KEYS = 8;
    static final int PARAMETERS = 9;
    static final int KIND = 12;

    static final int PARTITION_VALUES = 1;
    static final int PARTITION_DATABASE = 2;
    static final int PARTITION_TABLE = 3;
    static final int PARTITION_STORAGE = 6;
    static final int PARTITION_PARAMETERS = 7;

    private static final int COLUMNS = 1;
    private static final int LOCATION = 2;
    private static final int INPUT_FORMAT = 3;
    private static final int OUTPUT_FORMAT = 4;
    private static final int COMPRESSED = 5;
    private static final int BUCKETS = 6;
    private static final int SERIALIZATION = 7;
    private static final int BUCKET_COLUMNS = 8;
    private static final int SORT_COLUMNS = 9;
    private static final int STORAGE_PARAMETERS = 10;

    /** The property of a table that says whose it is. */
    static final String UNIT = "sluice.unit";

    /** Statistics of no rows, taken when a table is made, would be believed later. */
    private static final Map<String, String> NO_STATISTICS = Map.of("DO_NOT_UPDATE_STATS", "true");

    private HiveTable() {}

    /** A new external table. */
    static ThriftStruct create(
            HiveTableName name, String user, StorageFormat format, List<ThriftStruct> columns, String location) {
        ThriftStruct storage = new ThriftStruct()
                .with(COLUMNS, columns)
                .with(LOCATION, location)
                .with(INPUT_FORMAT, format.input())
                .with(OUTPUT_FORMAT, format.output())
                .with(COMPRESSED, false)
                .with(BUCKETS, -1)
                .with(SERIALIZATION, serialization(format))
                .with(BUCKET_COLUMNS, List.of())
                .with(SORT_COLUMNS, List.of())
                .with(STORAGE_PARAMETERS, Map.of());
        return new ThriftStruct()
                .with(NAME, name.table())
                .with(DATABASE, name.database())
                .with(OWNER, user)
                .with(STORAGE, storage)
                .with(PARTITION_KEYS, List.of())
                .with(KIND, "EXTERNAL_TABLE");
    }

    private static ThriftStruct serialization(StorageFormat format) {
        Map<String, String> parameters = Map.of("serialization.format", "1");
        return new ThriftStruct().with(2, format.serialization()).with(3, parameters);
    }

    /** Marks a new table as a unit's. */
    static ThriftStruct owned(ThriftStruct table, String unit, boolean partitioned) {
        List<ThriftStruct> keys =
                partitioned ? List.of(HiveColumns.column(HiveColumns.LOAD_DATE, "date", "")) : List.of();
        Map<String, String> parameters = Map.of("EXTERNAL", "TRUE", UNIT, unit, "DO_NOT_UPDATE_STATS", "true");
        return table.copy().with(PARTITION_KEYS, keys).with(PARAMETERS, parameters);
    }

    /** A new partition of a table. */
    static ThriftStruct partition(ThriftStruct table, String value, String location) {
        return new ThriftStruct()
                .with(PARTITION_VALUES, List.of(value))
                .with(PARTITION_DATABASE, table.text(DATABASE))
                .with(PARTITION_TABLE, table.text(NAME))
                .with(PARTITION_STORAGE, table.struct(STORAGE).copy().with(LOCATION, location))
                .with(PARTITION_PARAMETERS, NO_STATISTICS);
    }

    static List<ThriftStruct> columns(ThriftStruct table) {
        return table.struct(STORAGE).structs(COLUMNS);
    }

    /** The table with the columns of a schema as well. */
    static ThriftStruct evolved(ThriftStruct table, Schema schema) {
        return with(table, COLUMNS, HiveColumns.evolved(columns(table), schema));
    }

    /** The table in another place. */
    static ThriftStruct located(ThriftStruct table, String location) {
        return with(table, LOCATION, location);
    }

    private static ThriftStruct with(ThriftStruct table, int field, Object value) {
        return table.copy().with(STORAGE, table.struct(STORAGE).copy().with(field, value));
    }

    /** The partition in another place. */
    static ThriftStruct partitionLocated(ThriftStruct partition, String location) {
        return partition
                .copy()
                .with(
                        PARTITION_STORAGE,
                        partition.struct(PARTITION_STORAGE).copy().with(LOCATION, location));
    }

    static String location(ThriftStruct table) {
        return normal(table.struct(STORAGE).text(LOCATION));
    }

    static String partitionLocation(ThriftStruct partition) {
        return normal(partition.struct(PARTITION_STORAGE).text(LOCATION));
    }

    static String inputFormat(ThriftStruct table) {
        return table.struct(STORAGE).text(INPUT_FORMAT);
    }

    static List<String> partitionKeys(ThriftStruct table) {
        return table.structs(PARTITION_KEYS).stream()
                .map(key -> key.text(1).toLowerCase(Locale.ROOT))
                .toList();
    }

    /** One form for a path, with the scheme of local ones, so that a metastore on HDFS does not look there. */
    static String normal(String path) {
        String plain = path.replaceFirst("/+$", "");
        return plain.startsWith("/") ? "file:" + plain : plain.replaceFirst("^file:/+", "file:/");
    }

    /** Whether a path is a directory or lies in it. */
    static boolean within(String path, String directory) {
        return path.equals(directory) || path.startsWith(directory + "/");
    }
}
