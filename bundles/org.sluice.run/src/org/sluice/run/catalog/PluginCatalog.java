package org.sluice.run.catalog;

import java.util.List;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;

/**
 * The plug-ins that are installed. A service, thread-safe. A plug-in that does not start is listed with its reason and
 * harms nobody else.
 */
public interface PluginCatalog {

    /** All plug-ins, by kind and id, without loading their classes. */
    List<PluginInfo> plugins();

    /**
     * A template, loading its plug-in.
     *
     * @throws org.sluice.api.problem.SluiceException E_PLUGIN_MISSING naming the template, the closest ones and the
     *     remedy
     */
    EndpointTemplate template(String templateId);

    /** The source plug-in of a template; throws as {@link #template}. */
    SourceFactory source(String templateId);

    /** The sink plug-in of a template; throws as {@link #template}. */
    SinkFactory sink(String templateId);

    /** A staging provider; throws as {@link #template}. */
    StagingFactory staging(String providerId);
}
