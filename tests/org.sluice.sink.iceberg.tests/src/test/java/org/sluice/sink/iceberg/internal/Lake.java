package org.sluice.sink.iceberg.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.CloseableIterable;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;

/** A catalog: sinks on it, and the same tables through Iceberg's own interface and readers. */
final class Lake {

    private final Map<String, Object> options;
    private final Catalog catalog;

    /** A catalog by the options of an endpoint. */
    Lake(Map<String, ?> options) {
        this.options = new HashMap<>(options);
        Map<String, String> properties = new HashMap<>();
        options.forEach((name, value) -> properties.put(name, String.valueOf(value)));
        this.catalog = CatalogUtil.buildIcebergCatalog("lake", properties, new Configuration());
    }

    static Lake hadoop(java.nio.file.Path warehouse) {
        return new Lake(Map.of("type", "hadoop", "warehouse", warehouse.toUri().toString()));
    }

    static Lake jdbc(java.nio.file.Path warehouse, String url) {
        return new Lake(Map.of(
                "type", "jdbc", "uri", url, "warehouse", warehouse.toUri().toString()));
    }

    Sink sink() {
        return sink(Map.of());
    }

    Sink sink(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(options);
        all.putAll(more);
        return new IcebergSinkFactory().open(new EndpointConfig("lake", "iceberg", OptionValues.of(all)));
    }

    Catalog catalog() {
        return catalog;
    }

    /** A table, loaded anew. */
    Table table(String object) {
        return catalog.loadTable(identifier(object));
    }

    static TableIdentifier identifier(String object) {
        return object.contains(".") ? TableIdentifier.parse(object) : TableIdentifier.of("default", object);
    }

    /** The rows of a table as Iceberg's generic reader gives them, in some text. */
    List<String> rows(String object, Function<Record, String> text) throws Exception {
        List<String> rows = new ArrayList<>();
        Table table;
        try {
            table = table(object);
        } catch (NoSuchTableException e) {
            return rows;
        }
        try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
            records.forEach(record -> rows.add(text.apply(record)));
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }

    /** The rows of the contract's tables. */
    List<String> contractRows(String object) throws Exception {
        return rows(object, record -> record.getField("id") + ":" + record.getField("name"));
    }
}
