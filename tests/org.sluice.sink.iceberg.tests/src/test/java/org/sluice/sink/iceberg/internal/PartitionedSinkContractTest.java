package org.sluice.sink.iceberg.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The contract with partitions and sorted files. */
class PartitionedSinkContractTest extends HadoopSinkContractTest {

    @Override
    protected Map<String, Object> options() {
        Map<String, Object> options = new HashMap<>(super.options());
        options.put("partition_by", List.of("bucket(3, id)", "truncate(2, name)"));
        options.put("sort_by", List.of("id desc"));
        return options;
    }
}
