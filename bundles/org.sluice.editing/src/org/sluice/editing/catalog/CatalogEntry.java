package org.sluice.editing.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sluice.api.source.Dataset;

/**
 * A dataset that discovery found.
 *
 * @param endpoint where
 * @param dataset what
 * @param collectedAt when
 * @param units ids of the units that read it
 */
public record CatalogEntry(String endpoint, Dataset dataset, Instant collectedAt, List<String> units) {

    /** Keeps a copy. */
    public CatalogEntry {
        units = List.copyOf(units);
    }

    /** What makes an entry the same. */
    public String key() {
        return endpoint + "/" + dataset.name();
    }

    /** Columns that have no lossless type and need one from the unit. */
    public List<String> columnsWithoutType() {
        return dataset.columns().stream()
                .filter(column -> column.type().isEmpty())
                .map(column -> column.name())
                .toList();
    }

    /** Words to filter by: its schema, what it is, and what it lacks. */
    public List<String> labels() {
        List<String> labels = new ArrayList<>();
        labels.add(dataset.kind() == Dataset.Kind.TABLE ? "Table" : "View");
        labels.add(units.isEmpty() ? "Not ingested" : "Ingested");
        if (dataset.primaryKey().isEmpty()) {
            labels.add("Without key");
        }
        if (!columnsWithoutType().isEmpty()) {
            labels.add("Needs a type");
        }
        int dot = dataset.name().indexOf('.');
        if (dot > 0) {
            labels.add("Schema " + dataset.name().substring(0, dot));
        }
        return labels;
    }
}
