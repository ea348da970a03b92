package org.sluice.publish.hive;

import java.util.Map;

/** Days in directories of their own; paths stay as they are. */
class CopyAndSwapContractTest extends HiveSinkContract {
    @Override
    Map<String, ?> settings() {
        return Map.of("hive_finalisation", "copy_and_swap");
    }
}
