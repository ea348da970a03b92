package org.sluice.sink.iceberg.internal;

import java.util.Map;
import java.util.stream.Stream;

/** Tables without partitions. */
class MergeHistoryTest extends MergeHistory {

    static Stream<Setup> setups() {
        Map<String, Object> v2 = Map.of("format_version", 2);
        Map<String, Object> v3 = Map.of("format_version", 3);
        Map<String, Object> copy = Map.of("merge_strategy", "copy_on_write");
        Map<String, Object> copy3 = Map.of("merge_strategy", "copy_on_write", "format_version", 3);
        return Stream.of(
                new Setup("position deletes", v2, Place.HADOOP, false, 1),
                new Setup("position deletes, adopted, JDBC", v2, Place.JDBC, true, 2),
                new Setup("deletion vectors", v3, Place.HADOOP, true, 4),
                new Setup("copy on write, adopted", copy, Place.HADOOP, true, 6),
                new Setup("copy on write in format 3", copy3, Place.JDBC, false, 8));
    }
}
