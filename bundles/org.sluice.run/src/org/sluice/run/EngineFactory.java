package org.sluice.run;

/** Opens engines. A service. */
public interface EngineFactory {

    /**
     * Opens the engine of a project. Several processes may have the same project open.
     *
     * @throws org.sluice.api.problem.SluiceException E_STATE_UNAVAILABLE
     */
    Engine open(EngineSettings settings);
}
