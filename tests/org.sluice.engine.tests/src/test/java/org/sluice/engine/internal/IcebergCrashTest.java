package org.sluice.engine.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;

class IcebergCrashTest extends EngineCrashTest {

    /** The catalog's properties, as options of the endpoint and for the reader that is not ours. */
    protected Map<String, String> catalog(Path place) {
        return Map.of(
                "type", "hadoop", "warehouse", place.resolve("lake").toUri().toString());
    }

    @Override
    protected EndpointConfig target(Path place) {
        return new EndpointConfig("lake", "iceberg", OptionValues.of(new HashMap<>(catalog(place))));
    }

    @Override
    protected List<WriteMode> modes() {
        return List.of(WriteMode.MERGE);
    }

    @Override
    protected List<Long> ids(Path place) throws Exception {
        var catalog = CatalogUtil.buildIcebergCatalog("lake", catalog(place), new Configuration());
        List<Long> ids = new ArrayList<>();
        try (CloseableIterable<Record> rows = IcebergGenerics.read(catalog.loadTable(TableIdentifier.of("PUBLIC", "T")))
                .build()) {
            rows.forEach(row -> ids.add((Long) row.getField("ID")));
        } finally {
            if (catalog instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        return ids;
    }
}
