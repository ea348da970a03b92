package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Map;

/** The contract with partitions and sorted files. */
class PartitionedSinkContractTest extends HadoopSinkContractTest {

    @Override
    protected Map<String, ?> options() {
        return Map.of("partition_by", List.of("bucket(3, id)", "truncate(2, name)"), "sort_by", List.of("id desc"));
    }
}
