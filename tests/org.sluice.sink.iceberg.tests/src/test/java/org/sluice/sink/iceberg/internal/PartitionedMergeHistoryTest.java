package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tables whose rows are kept apart and in order. */
class PartitionedMergeHistoryTest extends MergeHistory {

    static Stream<Setup> setups() {
        return Stream.of(
                new Setup("position deletes", partitioned("merge_on_read", 2), Place.HADOOP, false, 3),
                new Setup("deletion vectors, JDBC", partitioned("merge_on_read", 3), Place.JDBC, false, 5),
                new Setup("copy on write, JDBC", partitioned("copy_on_write", 2), Place.JDBC, false, 7));
    }

    private static Map<String, Object> partitioned(String strategy, int format) {
        return Map.of(
                "merge_strategy",
                strategy,
                "format_version",
                format,
                "partition_by",
                List.of("bucket(2, id)", "truncate(1, text)"),
                "sort_by",
                List.of("text"));
    }
}
