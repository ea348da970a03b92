package org.sluice.api.source;

import java.util.List;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;

/** What a source plug-in contributes. Stateless, with a public constructor without arguments. */
public interface SourceFactory {

    /** The endpoint templates that this factory can open. */
    List<EndpointTemplate> templates();

    /**
     * A source for an endpoint. Opens no connection yet.
     *
     * @throws org.sluice.api.problem.SluiceException E_INVALID_CONFIG when an option is wrong
     */
    Source open(EndpointConfig endpoint);
}
