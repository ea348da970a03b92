package org.sluice.publish.hive;

import java.util.Map;

/** No partitions; the path stays as it is. */
class FlatCopyAndSwapContractTest extends HiveSinkContract {
    @Override
    Map<String, ?> settings() {
        return Map.of("hive_finalisation", "copy_and_swap", "partition_by_load_date", "false");
    }
}
