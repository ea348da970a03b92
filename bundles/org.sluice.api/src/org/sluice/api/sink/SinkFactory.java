package org.sluice.api.sink;

import java.util.List;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;

/** What a sink plug-in contributes. Stateless, with a public constructor without arguments. */
public interface SinkFactory {

    /** The endpoint templates that this factory can open. */
    List<EndpointTemplate> templates();

    /**
     * A sink for an endpoint. Opens no connection yet.
     *
     * @throws org.sluice.api.problem.SluiceException E_INVALID_CONFIG when an option is wrong
     */
    Sink open(EndpointConfig endpoint);
}
