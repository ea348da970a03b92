package org.sluice.state.h2.internal;

import java.nio.file.Path;
import org.sluice.run.state.StateStore;
import org.sluice.run.state.StateStoreFactory;

/** Opens state stores in H2 files. */
public final class H2StateStoreFactory implements StateStoreFactory {

    static {
        // Read once by H2's classes: the server that a second process talks to listens on the loopback address only.
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    @Override
    public StateStore open(Path directory) {
        Database database = Database.open(directory);
        try {
            new Migrations(database).apply();
            H2StateStore store = new H2StateStore(database);
            store.endRunsOfDeadProcesses();
            return store;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
