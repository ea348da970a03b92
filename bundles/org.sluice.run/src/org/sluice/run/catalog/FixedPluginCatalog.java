package org.sluice.run.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;

/** A catalog of factories that somebody holds: for a plain JVM, where there is no registry. */
public final class FixedPluginCatalog implements PluginCatalog {

    private final Map<String, EndpointTemplate> templates = new TreeMap<>();
    private final Map<String, SourceFactory> sources = new TreeMap<>();
    private final Map<String, SinkFactory> sinks = new TreeMap<>();
    private final Map<String, StagingFactory> stagings = new TreeMap<>();

    /** A catalog of these. */
    public FixedPluginCatalog(
            List<? extends SourceFactory> sources,
            List<? extends StagingFactory> stagings,
            List<? extends SinkFactory> sinks) {
        for (SourceFactory factory : sources) {
            for (EndpointTemplate template : factory.templates()) {
                templates.put(template.id(), template);
                this.sources.put(template.id(), factory);
            }
        }
        for (SinkFactory factory : sinks) {
            for (EndpointTemplate template : factory.templates()) {
                templates.put(template.id(), template);
                this.sinks.put(template.id(), factory);
            }
        }
        stagings.forEach(factory -> this.stagings.put(factory.id(), factory));
    }

    @Override
    public List<PluginInfo> plugins() {
        List<PluginInfo> infos = new ArrayList<>();
        sources.keySet().forEach(id -> infos.add(info(PluginInfo.Kind.SOURCE, id)));
        stagings.keySet().forEach(id -> infos.add(new PluginInfo(PluginInfo.Kind.STAGING, id, id, id, "", "")));
        sinks.keySet().forEach(id -> infos.add(info(PluginInfo.Kind.SINK, id)));
        return infos;
    }

    private PluginInfo info(PluginInfo.Kind kind, String id) {
        EndpointTemplate template = template(id);
        return new PluginInfo(kind, id, template.family(), template.label(), "", "");
    }

    @Override
    public EndpointTemplate template(String templateId) {
        return require(templates.get(templateId), templateId);
    }

    @Override
    public SourceFactory source(String templateId) {
        return require(sources.get(templateId), templateId);
    }

    @Override
    public SinkFactory sink(String templateId) {
        return require(sinks.get(templateId), templateId);
    }

    @Override
    public StagingFactory staging(String providerId) {
        return require(stagings.get(providerId), providerId);
    }

    private static <T> T require(@Nullable T found, String id) {
        if (found == null) {
            throw new SluiceException(
                    ProblemCode.E_PLUGIN_MISSING,
                    "No plug-in offers '" + id + "'.",
                    "Install the plug-in that has it.");
        }
        return found;
    }
}
