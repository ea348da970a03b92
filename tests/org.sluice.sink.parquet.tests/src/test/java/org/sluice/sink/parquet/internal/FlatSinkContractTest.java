package org.sluice.sink.parquet.internal;

import java.util.Map;

/** The contract without partitions. */
class FlatSinkContractTest extends LocalSinkContractTest {

    @Override
    protected Map<String, ?> options() {
        return Map.of("partition_by_load_date", false);
    }
}
