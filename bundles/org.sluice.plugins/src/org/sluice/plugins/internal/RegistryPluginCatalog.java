package org.sluice.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.api.sink.SinkFactory;
import org.sluice.api.source.SourceFactory;
import org.sluice.api.staging.StagingFactory;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/** Plug-ins from the extension registry; a factory is made when somebody first asks for it. */
public final class RegistryPluginCatalog implements PluginCatalog {

    private final List<Contribution> contributions;

    /** Reads the registry; loads no class of a plug-in. */
    public RegistryPluginCatalog(IExtensionRegistry registry) {
        this(installed(registry));
    }

    RegistryPluginCatalog(List<Contribution> all) {
        this.contributions = Contributions.withoutRivals(all);
    }

    private static List<Contribution> installed(IExtensionRegistry registry) {
        Bundle self = FrameworkUtil.getBundle(RegistryPluginCatalog.class);
        if (self == null) {
            // A plain JVM.
            return Contributions.read(registry, IContributor::getName);
        }
        List<Contribution> all = new ArrayList<>(Contributions.read(registry, RegistryPluginCatalog::bundle));
        all.addAll(UnresolvedBundles.read(self.getBundleContext().getBundles()));
        return all;
    }

    private static String bundle(IContributor contributor) {
        Bundle bundle = ContributorFactoryOSGi.resolve(contributor);
        return bundle == null ? contributor.getName() : UnresolvedBundles.label(bundle);
    }

    @Override
    public List<PluginInfo> plugins() {
        return contributions.stream().map(Contribution::info).toList();
    }

    @Override
    public EndpointTemplate template(String templateId) {
        Contribution found = find(templateId, true);
        Object factory = found.holder().factory(templateId);
        List<EndpointTemplate> templates =
                factory instanceof SourceFactory source ? source.templates() : ((SinkFactory) factory).templates();
        return templates.stream()
                .filter(template -> template.id().equals(templateId))
                .findFirst()
                .orElseThrow(
                        () -> FactoryHolder.unusable(found.holder().bundle(), "it has '" + templateId + "' no longer"));
    }

    @Override
    public SourceFactory source(String templateId) {
        return factory(Contract.SOURCE, templateId);
    }

    @Override
    public SinkFactory sink(String templateId) {
        return factory(Contract.SINK, templateId);
    }

    @Override
    public StagingFactory staging(String providerId) {
        return factory(Contract.STAGING, providerId);
    }

    private <T> T factory(Contract<T> contract, String id) {
        Contribution found = find(id, contract.hasTemplates());
        if (found.kind() != contract.kind()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "'" + id + "' is a " + word(found.kind()) + ", not a " + word(contract.kind()) + ".",
                    "Use an endpoint of another template here.");
        }
        return contract.type().cast(found.holder().factory(id));
    }

    private static String word(PluginInfo.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Contribution find(String id, boolean template) {
        return contributions.stream()
                .filter(one ->
                        one.isUsed() && one.isTemplate() == template && one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id, template));
    }

    private SluiceException unknown(String id, boolean template) {
        List<String> known = contributions.stream()
                .filter(one -> one.isUsed() && one.isTemplate() == template)
                .map(Contribution::id)
                .toList();
        String next = KnownPlugins.remedy(id, template)
                .orElseGet(() -> known.isEmpty()
                        ? "None is installed. Look for its plug-in: sluice plugins search"
                        : Spelling.suggest(id, known) + " Install its plug-in when it is another one.");
        return new SluiceException(
                ProblemCode.E_PLUGIN_MISSING,
                "No plug-in offers the " + (template ? "endpoint template" : "staging provider") + " '" + id + "'.",
                next);
    }
}
