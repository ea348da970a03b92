package org.sluice.publish.hive;

import java.util.Map;

/** No partitions; overwrites move the table. */
class FlatSetLocationContractTest extends HiveSinkContract {
    @Override
    Map<String, ?> settings() {
        return Map.of("hive_finalisation", "set_location", "partition_by_load_date", "false");
    }
}
