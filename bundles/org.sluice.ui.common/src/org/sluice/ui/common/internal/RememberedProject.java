package org.sluice.ui.common.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** The project that was shown last, for the next start. */
final class RememberedProject {

    private static final String KEY = "project";

    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.sluice.ui.common");

    Optional<Path> directory() {
        String stored = preferences.get(KEY, "");
        return stored.isEmpty() ? Optional.empty() : Optional.of(Path.of(stored));
    }

    void remember(Optional<Path> directory) {
        preferences.put(KEY, directory.map(Path::toString).orElse(""));
        try {
            preferences.flush();
        } catch (BackingStoreException e) {
            ILog.of(RememberedProject.class).warn("The project will not be opened at the next start", e);
        }
    }
}
