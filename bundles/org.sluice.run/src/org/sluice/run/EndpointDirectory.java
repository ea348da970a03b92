package org.sluice.run;

import java.util.List;
import org.sluice.api.config.EndpointConfig;

/** The endpoints of a project. */
public interface EndpointDirectory {

    /** The ids, sorted. */
    List<String> ids();

    /**
     * An endpoint with its references resolved: environment variables and secret files are read now.
     *
     * @throws org.sluice.api.problem.SluiceException E_ENDPOINT_NOT_FOUND, E_INVALID_CONFIG naming file, line and
     *     reference
     */
    EndpointConfig endpoint(String id);
}
