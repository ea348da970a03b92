package org.sluice.plugins.internal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IContributor;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;

/** A real registry without a framework: bundles are names, and their classes those of the test. */
final class TestRegistry {

    private final Object token = new Object();
    private final IExtensionRegistry registry;
    private int bundles;

    TestRegistry() throws CoreException {
        registry = RegistryFactory.createRegistry(new Strategy(), token, token);
        add(
                Contributions.NAMESPACE,
                "<extension-point id='sources' name='Sources'/><extension-point id='stagings' name='Stagings'/>"
                        + "<extension-point id='sinks' name='Sinks'/>");
    }

    /** Makes classes as the framework does: what a constructor throws comes wrapped. */
    private static final class Strategy extends RegistryStrategy {

        private Strategy() {
            super(null, null);
        }

        @Override
        public Object createExecutableExtension(RegistryContributor contributor, String name, String overridden)
                throws CoreException {
            try {
                return Class.forName(name).getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new CoreException(new Status(IStatus.ERROR, contributor.getName(), "cannot be made", e));
            }
        }
    }

    TestRegistry add(String bundle, String declarations) {
        bundles++;
        String xml =
                "<?xml version='1.0' encoding='UTF-8'?><?eclipse version='3.4'?><plugin>" + declarations + "</plugin>";
        RegistryContributor contributor = new RegistryContributor(Integer.toString(bundles), bundle, null, null);
        if (!registry.addContribution(
                new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)),
                contributor,
                false,
                bundle,
                null,
                token)) {
            throw new IllegalArgumentException(xml);
        }
        return this;
    }

    TestRegistry source(String bundle, Class<?> factory, String... templates) {
        return factory(bundle, "sources", "source", factory.getName(), templates);
    }

    TestRegistry sink(String bundle, Class<?> factory, String... templates) {
        return factory(bundle, "sinks", "sink", factory.getName(), templates);
    }

    TestRegistry staging(String bundle, Class<?> factory, String id) {
        return add(
                bundle,
                "<extension point='" + Contributions.NAMESPACE + ".stagings'><staging id='" + id + "' class='"
                        + factory.getName() + "' description='One sentence.'/></extension>");
    }

    TestRegistry factory(String bundle, String point, String element, String factory, String... templates) {
        StringBuilder xml = new StringBuilder("<extension point='" + Contributions.NAMESPACE + "." + point + "'><"
                + element + " class='" + factory + "'>");
        for (String template : templates) {
            xml.append("<template id='" + template + "' family='family' label='Label'/>");
        }
        return add(bundle, xml.append("</" + element + "></extension>").toString());
    }

    List<Contribution> contributions() {
        return Contributions.read(registry, IContributor::getName);
    }

    RegistryPluginCatalog catalog() {
        return new RegistryPluginCatalog(registry);
    }
}
