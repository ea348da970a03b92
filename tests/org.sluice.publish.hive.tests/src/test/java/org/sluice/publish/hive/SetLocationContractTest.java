package org.sluice.publish.hive;

import java.util.Map;

/** Days in directories of their own; overwrites move them. */
class SetLocationContractTest extends HiveSinkContract {
    @Override
    Map<String, ?> settings() {
        return Map.of("hive_finalisation", "set_location");
    }
}
