package org.sluice.sink.iceberg.internal;

import java.util.List;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;

/** Apache Iceberg tables. */
public final class IcebergSinkFactory implements SinkFactory {

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(new EndpointTemplate(
                "iceberg",
                "tables",
                "Apache Iceberg",
                "Tables of Apache Iceberg in a Hadoop, JDBC, REST or any other catalog.",
                EndpointTemplate.Role.SINK,
                IcebergOptions.ALL,
                Set.of("append", "overwrite", "merge", "adopts staged Parquet files", "schema evolution")));
    }

    @Override
    public Sink open(EndpointConfig endpoint) {
        return new IcebergSink(endpoint, CatalogSettings.of(endpoint.options()), TableSettings.of(endpoint.options()));
    }
}
