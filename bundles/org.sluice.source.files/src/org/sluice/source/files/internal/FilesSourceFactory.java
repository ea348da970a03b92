package org.sluice.source.files.internal;

import java.util.List;
import java.util.Set;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.source.Source;
import org.sluice.api.source.SourceFactory;
import org.sluice.files.Root;

/** Files on local disks and Hadoop file systems as a source. */
public final class FilesSourceFactory implements SourceFactory {

    @Override
    public List<EndpointTemplate> templates() {
        return List.of(new EndpointTemplate(
                "files",
                "files",
                "Files",
                "CSV, JSON lines and Parquet files on a local disk or any Hadoop file system.",
                EndpointTemplate.Role.SOURCE,
                FilesOptions.all(),
                Set.of("full", "incremental by _modified_at", "slices", "preview", "schema inference")));
    }

    @Override
    public Source open(EndpointConfig endpoint) {
        return new FilesSource(endpoint, Root.of(endpoint.options().get(FilesOptions.ROOT), endpoint.options()));
    }
}
