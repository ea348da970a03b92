package org.sluice.editing.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.run.SyncMode;
import org.sluice.run.Unit;

/** A dataset as a unit that reads it whole, without being written anywhere: what a preview needs. */
public final class PreviewUnit {

    private PreviewUnit() {}

    /** Of an entry; columns without a type are left out. */
    public static Unit of(CatalogEntry entry) {
        String dataset = entry.dataset().name();
        List<String> select =
                entry.columnsWithoutType().stream().map(name -> "-" + name).toList();
        return new Unit(
                Unit.idOf(entry.endpoint(), dataset, "preview"),
                entry.endpoint(),
                dataset,
                "preview",
                dataset,
                new Unit.Mode(
                        SyncMode.FULL_REFRESH,
                        WriteMode.OVERWRITE,
                        List.of(),
                        Optional.empty(),
                        Duration.ZERO,
                        Duration.ZERO),
                new Unit.Read(select, Map.of(), Optional.empty(), Optional.empty(), ReadRequest.Slicing.DEFAULT, 1),
                new Unit.Staging("memory", OptionValues.none()),
                new Unit.Retry(1, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                "");
    }
}
