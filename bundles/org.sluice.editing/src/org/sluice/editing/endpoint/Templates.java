package org.sluice.editing.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/**
 * The endpoint templates that can be chosen from.
 *
 * @param all in the order in which they are offered: sources first, then by family
 */
public record Templates(List<EndpointTemplate> all) {

    /** Keeps a copy. */
    public Templates {
        all = List.copyOf(all);
    }

    /** Those of all plug-ins that start; loads the plug-ins. */
    public static Templates of(PluginCatalog plugins) {
        List<EndpointTemplate> sources = new ArrayList<>();
        List<EndpointTemplate> sinks = new ArrayList<>();
        for (PluginInfo plugin : plugins.plugins()) {
            if (plugin.kind() != PluginInfo.Kind.STAGING && plugin.problem().isEmpty()) {
                try {
                    EndpointTemplate template = plugins.template(plugin.id());
                    (template.role() == EndpointTemplate.Role.SOURCE ? sources : sinks).add(template);
                } catch (SluiceException e) {
                    // A plug-in that does not start is listed with its reason where plug-ins are shown.
                    continue;
                }
            }
        }
        sources.addAll(sinks);
        return new Templates(sources);
    }

    /** By family, in words such as {@code Sources: jdbc}. */
    public Map<String, List<EndpointTemplate>> families() {
        Map<String, List<EndpointTemplate>> families = new TreeMap<>(java.util.Comparator.reverseOrder());
        all.forEach(template -> families.computeIfAbsent(family(template), name -> new ArrayList<>())
                .add(template));
        return families;
    }

    private static String family(EndpointTemplate template) {
        return (template.role() == EndpointTemplate.Role.SOURCE ? "Sources" : "Sinks") + " \u00b7 " + template.family();
    }
}
