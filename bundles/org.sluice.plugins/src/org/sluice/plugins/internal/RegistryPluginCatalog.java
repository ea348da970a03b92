package org.sluice.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/** Plug-ins from the extension registry; a factory is made when somebody first asks for it. */
public final class RegistryPluginCatalog implements PluginCatalog {

    private static final String NAMESPACE = "org.sluice.plugins";

    private final List<Contribution> contributions = new ArrayList<>();

    /** Reads the registry; loads no class of a plug-in. */
    public RegistryPluginCatalog(IExtensionRegistry registry) {
        for (IConfigurationElement element : registry.getConfigurationElementsFor(NAMESPACE, "sources")) {
            addTemplates(PluginInfo.Kind.SOURCE, element);
        }
        for (IConfigurationElement element : registry.getConfigurationElementsFor(NAMESPACE, "stagings")) {
            add(new Contribution(
                    PluginInfo.Kind.STAGING,
                    text(element, "id"),
                    text(element, "id"),
                    text(element, "description"),
                    new FactoryHolder(element)));
        }
        for (IConfigurationElement element : registry.getConfigurationElementsFor(NAMESPACE, "sinks")) {
            addTemplates(PluginInfo.Kind.SINK, element);
        }
    }

    private void addTemplates(PluginInfo.Kind kind, IConfigurationElement element) {
        FactoryHolder factory = new FactoryHolder(element);
        for (IConfigurationElement template : element.getChildren("template")) {
            add(new Contribution(
                    kind, text(template, "id"), text(template, "family"), text(template, "label"), factory));
        }
    }

    private void add(Contribution added) {
        boolean taken = contributions.stream()
                .anyMatch(old -> old.id().equals(added.id()) && old.isStaging() == added.isStaging());
        if (taken) {
            added.factory().refuse("another plug-in has the id '" + added.id() + "' already");
        }
        contributions.add(added);
    }

    private static String text(IConfigurationElement element, String attribute) {
        String value = element.getAttribute(attribute);
        return value == null ? "" : value;
    }

    /** One id that a plug-in contributes. */
    private record Contribution(PluginInfo.Kind kind, String id, String family, String label, FactoryHolder factory) {

        boolean isStaging() {
            return kind == PluginInfo.Kind.STAGING;
        }

        PluginInfo info() {
            return new PluginInfo(kind, id, family, label, factory.bundle(), factory.problem());
        }
    }

    @Override
    public List<PluginInfo> plugins() {
        return contributions.stream().map(Contribution::info).toList();
    }

    @Override
    public EndpointTemplate template(String templateId) {
        Contribution found = find(templateId, false);
        List<EndpointTemplate> templates = found.kind() == PluginInfo.Kind.SOURCE
                ? found.factory().get(SourceFactory.class).templates()
                : found.factory().get(SinkFactory.class).templates();
        return templates.stream()
                .filter(template -> template.id().equals(templateId))
                .findFirst()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_PLUGIN_MISSING,
                        "The plug-in " + found.factory().bundle() + " announces the template '" + templateId
                                + "' but does not have it.",
                        "Update or remove the plug-in."));
    }

    @Override
    public SourceFactory source(String templateId) {
        return find(templateId, PluginInfo.Kind.SOURCE).factory().get(SourceFactory.class);
    }

    @Override
    public SinkFactory sink(String templateId) {
        return find(templateId, PluginInfo.Kind.SINK).factory().get(SinkFactory.class);
    }

    @Override
    public StagingFactory staging(String providerId) {
        return find(providerId, true).factory().get(StagingFactory.class);
    }

    private Contribution find(String id, PluginInfo.Kind kind) {
        Contribution found = find(id, false);
        if (found.kind() != kind) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "'" + id + "' is a " + word(found.kind()) + ", not a " + word(kind) + ".",
                    "Use an endpoint of another template here.");
        }
        return found;
    }

    private static String word(PluginInfo.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    private Contribution find(String id, boolean staging) {
        Optional<Contribution> found = contributions.stream()
                .filter(one -> one.isStaging() == staging && one.id().equals(id))
                .findFirst();
        return found.orElseThrow(() -> {
            List<String> known = contributions.stream()
                    .filter(one -> one.isStaging() == staging)
                    .map(Contribution::id)
                    .toList();
            return new SluiceException(
                    ProblemCode.E_PLUGIN_MISSING,
                    "No plug-in offers the " + (staging ? "staging provider" : "endpoint template") + " '" + id + "'.",
                    known.isEmpty()
                            ? "None is installed yet."
                            : "Installed are " + String.join(", ", known) + "; is a plug-in missing?");
        });
    }
}
