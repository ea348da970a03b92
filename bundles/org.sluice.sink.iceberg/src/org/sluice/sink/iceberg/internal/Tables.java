package org.sluice.sink.iceberg.internal;

import java.util.HashMap;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.sluice.api.sink.SinkTarget;

/** Opens the tables of a catalog, and makes those that are not there. */
final class Tables {

    private final Catalog catalog;
    private final TableSettings settings;

    Tables(Catalog catalog, TableSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    Table open(SinkTarget target) {
        TableIdentifier name = TableName.of(target.object(), settings.namespace());
        try {
            return catalog.loadTable(name);
        } catch (NoSuchTableException e) {
            return create(name, target);
        }
    }

    /** The table of an object, if it is there. */
    Optional<Table> find(String object) {
        try {
            return Optional.of(catalog.loadTable(TableName.of(object, settings.namespace())));
        } catch (NoSuchTableException e) {
            return Optional.empty();
        }
    }

    private Table create(TableIdentifier name, SinkTarget target) {
        createNamespace(name.namespace());
        Schema schema =
                new IcebergTypes(target.unit(), settings.formatVersion()).schema(target.schema(), target.primaryKey());
        Layout layout = new Layout(schema, target.object());
        try {
            return catalog.buildTable(name, schema)
                    .withPartitionSpec(layout.partitions(settings.partitionBy()))
                    .withSortOrder(layout.order(settings.sortBy()))
                    .withProperties(settings.newTableProperties())
                    .create();
        } catch (AlreadyExistsException e) {
            // Somebody else was faster.
            return catalog.loadTable(name);
        }
    }

    private void createNamespace(Namespace namespace) {
        if (!(catalog instanceof SupportsNamespaces namespaces) || namespaces.namespaceExists(namespace)) {
            return;
        }
        try {
            // A REST catalog asks the map for null, which an immutable one refuses.
            namespaces.createNamespace(namespace, new HashMap<>());
        } catch (AlreadyExistsException e) {
            // Somebody else was faster.
            return;
        }
    }
}
