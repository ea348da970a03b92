package org.sluice.headless.internal.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/** Whether plug-ins can be used, which shows only when they are loaded. */
public record PluginHealth(PluginCatalog catalog) {

    private static final Logger LOG = LoggerFactory.getLogger(PluginHealth.class);

    /** Every plug-in, after an attempt to load it. */
    public List<PluginInfo> examined() {
        catalog.plugins().stream().filter(plugin -> plugin.problem().isEmpty()).forEach(this::load);
        return catalog.plugins();
    }

    private void load(PluginInfo plugin) {
        try {
            switch (plugin.kind()) {
                case SOURCE -> catalog.source(plugin.id());
                case STAGING -> catalog.staging(plugin.id());
                case SINK -> catalog.sink(plugin.id());
            }
        } catch (SluiceException e) {
            // The catalog keeps the reason with the plug-in.
            LOG.debug("Plug-in {}", plugin.id(), e);
        }
    }

    /** What every run needs, and nothing here offers. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        for (PluginInfo.Kind kind : PluginInfo.Kind.values()) {
            if (catalog.plugins().stream()
                    .noneMatch(
                            plugin -> plugin.kind() == kind && plugin.problem().isEmpty())) {
                missing.add(word(kind));
            }
        }
        return missing;
    }

    /** The kind for people. */
    public static String word(PluginInfo.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
