package org.sluice.plugins.internal;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;
import org.sluice.run.catalog.PluginInfo;

/**
 * What a plug-in of a kind has to be.
 *
 * @param kind the kind
 * @param point the extension point, without its bundle
 * @param element the element that names the factory
 * @param type what the factory implements
 * @param ids what a factory says that it offers
 */
record Contract<T>(PluginInfo.Kind kind, String point, String element, Class<T> type, Function<T, Set<String>> ids) {

    static final Contract<SourceFactory> SOURCE = new Contract<>(
            PluginInfo.Kind.SOURCE,
            "sources",
            "source",
            SourceFactory.class,
            factory -> templates(factory.templates()));

    static final Contract<StagingFactory> STAGING = new Contract<>(
            PluginInfo.Kind.STAGING, "stagings", "staging", StagingFactory.class, factory -> Set.of(factory.id()));

    static final Contract<SinkFactory> SINK = new Contract<>(
            PluginInfo.Kind.SINK, "sinks", "sink", SinkFactory.class, factory -> templates(factory.templates()));

    /** In the order in which they are listed. */
    static final List<Contract<?>> ALL = List.of(SOURCE, STAGING, SINK);

    private static Set<String> templates(List<EndpointTemplate> templates) {
        return templates.stream().map(EndpointTemplate::id).collect(Collectors.toSet());
    }

    /** Whether its ids are those of endpoint templates. */
    boolean hasTemplates() {
        return kind != PluginInfo.Kind.STAGING;
    }

    /** What a factory says that it offers. */
    Set<String> idsOf(Object factory) {
        return ids.apply(type.cast(factory));
    }
}
