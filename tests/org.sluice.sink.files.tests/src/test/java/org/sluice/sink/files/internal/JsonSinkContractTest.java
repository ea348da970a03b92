package org.sluice.sink.files.internal;

import java.util.Map;

/** The contract on compressed JSON lines files, without partitions. */
class JsonSinkContractTest extends CsvSinkContractTest {

    @Override
    protected String template() {
        return "jsonl";
    }

    @Override
    protected Map<String, ?> options() {
        return Map.of("compression", "gzip", "partition_by_load_date", false);
    }
}
