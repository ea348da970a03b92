package org.sluice.plugins.internal;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** A factory that is made once, when it is first needed; or the reason why it cannot be. Thread-safe. */
final class FactoryHolder {

    private static final Logger LOG = LoggerFactory.getLogger(FactoryHolder.class);

    private final IConfigurationElement element;
    private @Nullable Object factory;
    private String problem = "";

    FactoryHolder(IConfigurationElement element) {
        this.element = element;
    }

    String bundle() {
        return element.getContributor().getName();
    }

    synchronized String problem() {
        return problem;
    }

    synchronized void refuse(String reason) {
        problem = reason;
        LOG.error("Plug-in {} is not used: {}", bundle(), reason);
    }

    synchronized <T> T get(Class<T> contract) {
        Object made = factory;
        if (made == null && problem.isEmpty()) {
            made = make(contract);
            factory = made;
        }
        if (made == null || !problem.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_PLUGIN_MISSING,
                    "The plug-in " + bundle() + " cannot be used: " + problem + ".",
                    "Update or remove it; units that do not need it go on working.");
        }
        return contract.cast(made);
    }

    /** A plug-in may fail in any way while it is loaded; it must not take anybody else with it. */
    private @Nullable Object make(Class<?> contract) {
        try {
            Object made = element.createExecutableExtension("class");
            if (contract.isInstance(made)) {
                return made;
            }
            refuse(made.getClass().getName() + " is not a " + contract.getSimpleName());
        } catch (CoreException | RuntimeException | LinkageError e) {
            LOG.debug("Plug-in {}", bundle(), e);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            refuse(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        }
        return null;
    }
}
