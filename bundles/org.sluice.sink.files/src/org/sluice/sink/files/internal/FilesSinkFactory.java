package org.sluice.sink.files.internal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkFactory;
import org.sluice.files.Root;
import org.sluice.files.RootOptions;
import org.sluice.files.table.TableOptions;
import org.sluice.files.table.TableSink;

/** CSV and JSON lines files on local disks and Hadoop file systems. */
public final class FilesSinkFactory implements SinkFactory {

    static final String CSV = "csv";
    static final String JSON = "jsonl";

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(
                template(CSV, "CSV files", TextOptions.CSV), template(JSON, "JSON lines files", TextOptions.JSON));
    }

    private static EndpointTemplate template(String id, String label, List<Option<?>> own) {
        List<Option<?>> options = new ArrayList<>(List.of(TableOptions.ROOT, TableOptions.PARTITION));
        options.addAll(own);
        options.addAll(RootOptions.ALL);
        return new EndpointTemplate(
                id,
                "files",
                label,
                "Raw zone of " + label + " on a local disk or any Hadoop file system.",
                EndpointTemplate.Role.SINK,
                options,
                Set.of("append", "overwrite"));
    }

    @Override
    public Sink open(EndpointConfig endpoint) {
        return new TableSink(
                endpoint,
                Root.of(endpoint.options().get(TableOptions.ROOT), endpoint.options()),
                TextFormats.of(endpoint),
                Clock.systemUTC());
    }
}
