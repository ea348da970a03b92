package org.sluice.run.state;

import java.nio.file.Path;

/** Opens state stores. A service. */
public interface StateStoreFactory {

    /**
     * Opens the store in a directory, makes it when missing, and brings an older one up to date. Several processes may
     * have the same store open.
     *
     * @throws org.sluice.api.problem.SluiceException E_STATE_UNAVAILABLE: unreadable, locked, or newer than this
     *     program; nothing was changed then
     */
    StateStore open(Path directory);
}
