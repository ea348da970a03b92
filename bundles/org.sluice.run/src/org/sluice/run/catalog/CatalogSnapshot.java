package org.sluice.run.catalog;

import java.time.Instant;
import java.util.List;
import org.sluice.api.source.Dataset;

/** What metadata collection found at an endpoint at one time. */
public record CatalogSnapshot(String endpoint, Instant takenAt, List<Dataset> datasets) {

    /** Keeps a copy. */
    public CatalogSnapshot {
        datasets = List.copyOf(datasets);
    }
}
