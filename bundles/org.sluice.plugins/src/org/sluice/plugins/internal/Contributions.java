package org.sluice.plugins.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all bundles contribute. */
final class Contributions {

    /** The bundle of the extension points. */
    static final String NAMESPACE = "org.sluice.plugins";

    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);

    private Contributions() {}

    /** Reads the registry; loads no class of a plug-in. */
    static List<Contribution> read(IExtensionRegistry registry, Function<IContributor, String> bundles) {
        List<Contribution> found = new ArrayList<>();
        for (Contract<?> contract : Contract.ALL) {
            for (IConfigurationElement element : registry.getConfigurationElementsFor(NAMESPACE, contract.point())) {
                if (element.getName().equals(contract.element())) {
                    FactoryHolder holder = new FactoryHolder(
                            contract,
                            bundles.apply(element.getContributor()),
                            () -> element.createExecutableExtension("class"));
                    add(element, holder, found);
                }
            }
        }
        return found;
    }

    private static void add(IConfigurationElement element, FactoryHolder holder, List<Contribution> found) {
        if (!holder.contract().hasTemplates()) {
            String id = text(element, "id");
            found.add(new Contribution(id, id, text(element, "description"), holder));
            return;
        }
        for (IConfigurationElement template : element.getChildren("template")) {
            found.add(
                    new Contribution(text(template, "id"), text(template, "family"), text(template, "label"), holder));
        }
    }

    private static String text(IConfigurationElement element, String attribute) {
        return Optional.ofNullable(element.getAttribute(attribute)).orElse("");
    }

    /** Of several with the same id the first is used, and each of the others says which one that is. */
    static List<Contribution> withoutRivals(List<Contribution> all) {
        List<Contribution> settled = new ArrayList<>();
        for (Contribution one : all) {
            String refusal = one.id().isEmpty()
                    ? "it contributes something without an id"
                    : settled.stream()
                            .filter(earlier -> earlier.isUsed() && earlier.isRivalOf(one))
                            .findFirst()
                            .map(earlier -> "the id '" + one.id() + "' is taken by "
                                    + earlier.holder().bundle())
                            .orElse("");
            if (!refusal.isEmpty()) {
                LOG.error("A contribution of {} is not used: {}", one.holder().bundle(), refusal);
            }
            settled.add(one.refused(refusal));
        }
        return settled;
    }
}
