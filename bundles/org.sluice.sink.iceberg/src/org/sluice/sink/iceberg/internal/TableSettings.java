package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.iceberg.TableProperties;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SchemaContract;
import org.sluice.api.sink.SinkTarget;
import org.sluice.columnar.Codec;
import org.sluice.columnar.WriteSettings;

/**
 * How tables are made and written.
 *
 * @param namespace of objects named without one
 * @param formatVersion of new tables
 * @param partitionBy of new tables
 * @param sortBy of new tables
 * @param properties of new tables
 * @param contract what becomes of changed columns of the source
 * @param copiesOnWrite whether merge rewrites files
 * @param deletedColumn which rows of a merge delete their key
 * @param branch that runs commit to; empty for main
 * @param codec of files
 * @param level of files
 * @param sortBuffer bytes of rows held to sort them
 */
record TableSettings(
        String namespace,
        int formatVersion,
        List<String> partitionBy,
        List<String> sortBy,
        Map<String, String> properties,
        SchemaContract contract,
        boolean copiesOnWrite,
        Optional<String> deletedColumn,
        Optional<String> branch,
        Codec codec,
        int level,
        long sortBuffer) {

    private static final int MAX_LEVEL = 22;
    private static final long ROW_GROUP = 32L << 20;

    static TableSettings of(OptionValues options) {
        return new TableSettings(
                options.get(IcebergOptions.NAMESPACE),
                inRange(options.get(IcebergOptions.FORMAT_VERSION), "format_version", 2, 3),
                filled(options.get(IcebergOptions.PARTITION_BY)),
                filled(options.get(IcebergOptions.SORT_BY)),
                options.find(IcebergOptions.TABLE_PROPERTIES).orElse(Map.of()),
                SchemaContract.of(options.get(IcebergOptions.CONTRACT)),
                options.get(IcebergOptions.MERGE).equals("copy_on_write"),
                options.find(IcebergOptions.DELETED_COLUMN),
                options.find(IcebergOptions.BRANCH),
                Codec.of(options.get(IcebergOptions.CODEC)),
                inRange(options.get(IcebergOptions.LEVEL), "compression_level", 1, MAX_LEVEL),
                options.get(IcebergOptions.SORT_BUFFER));
    }

    private static List<String> filled(List<String> words) {
        return words.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    private static int inRange(long value, String option, int low, int high) {
        if (value < low || value > high) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The option '" + option + "' has the value " + value + ", which is not from " + low + " to " + high
                            + ".",
                    "Leave it out for the default.");
        }
        return (int) value;
    }

    /** The properties of a new table. Old metadata files would pile up, one a commit. */
    Map<String, String> newTableProperties() {
        Map<String, String> all = new TreeMap<>();
        all.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
        all.put(TableProperties.PARQUET_COMPRESSION, codec.name().toLowerCase(java.util.Locale.ROOT));
        all.putAll(properties);
        all.put(TableProperties.FORMAT_VERSION, Integer.toString(formatVersion));
        return all;
    }

    /** Of files that are made of other files. */
    WriteSettings rewriting() {
        return new WriteSettings(codec, level, ROW_GROUP, Map.of());
    }

    WriteSettings writing(SinkTarget target) {
        return new WriteSettings(
                codec, level, ROW_GROUP, Map.of("sluice.unit", target.unit(), "sluice.run", target.runId()));
    }
}
