package org.sluice.sink.iceberg.internal;

import java.util.Map;
import java.util.stream.Stream;

/** Tables of a catalog that is reached over HTTP. */
class RestMergeHistoryTest extends MergeHistory {

    static Stream<Setup> setups() {
        return Stream.of(
                new Setup("position deletes", Map.of("format_version", 2), Place.REST, true, 9),
                new Setup("deletion vectors", Map.of("format_version", 3), Place.REST, false, 10),
                new Setup("copy on write", Map.of("merge_strategy", "copy_on_write"), Place.REST, true, 11));
    }
}
