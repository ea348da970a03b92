package org.sluice.plugins.internal;

import java.util.Set;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** A factory that is made once, when it is first needed; or the reason why it cannot be. Thread-safe. */
final class FactoryHolder {

    private static final Logger LOG = LoggerFactory.getLogger(FactoryHolder.class);

    private final Contract<?> contract;
    private final String bundle;
    private final Maker maker;
    private @Nullable Object factory;
    private Set<String> offered = Set.of();
    private String problem = "";

    FactoryHolder(Contract<?> contract, String bundle, Maker maker) {
        this.contract = contract;
        this.bundle = bundle;
        this.maker = maker;
    }

    /** Makes a factory, which loads the classes of its bundle. */
    interface Maker {
        Object make() throws CoreException;
    }

    /** Of a bundle that cannot be used at all. */
    static FactoryHolder refused(Contract<?> contract, String bundle, String reason) {
        FactoryHolder holder = new FactoryHolder(contract, bundle, Object::new);
        holder.refuse(reason);
        return holder;
    }

    Contract<?> contract() {
        return contract;
    }

    /** Name and version of the bundle. */
    String bundle() {
        return bundle;
    }

    /** What is known to be wrong with one of its ids; nothing before the factory has been made. */
    synchronized String problem(String id) {
        if (problem.isEmpty() && factory != null && !offered.contains(id)) {
            return "it announces '" + id + "' but does not have it";
        }
        return problem;
    }

    synchronized Object factory(String id) {
        if (factory == null && problem.isEmpty()) {
            make();
        }
        Object made = factory;
        String reason = problem(id);
        if (made == null || !reason.isEmpty()) {
            throw unusable(bundle, reason);
        }
        return made;
    }

    static SluiceException unusable(String bundle, String reason) {
        return new SluiceException(
                ProblemCode.E_PLUGIN_MISSING,
                "The plug-in " + bundle + " cannot be used: " + reason + ".",
                "Update or remove it; units that do not need it go on working.");
    }

    /** A plug-in may fail in any way while it is loaded; it must not take anybody else with it. */
    private void make() {
        try {
            Object made = maker.make();
            if (contract.type().isInstance(made)) {
                offered = contract.idsOf(made);
                factory = made;
            } else {
                refuse(made.getClass().getName() + " is not a "
                        + contract.type().getSimpleName());
            }
        } catch (CoreException | RuntimeException | LinkageError | AssertionError e) {
            LOG.debug("Plug-in {}", bundle, e);
            refuse(reason(e));
        }
    }

    /** The registry wraps what a constructor throws, and a class loader what it misses. */
    private static String reason(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return root.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private void refuse(String reason) {
        problem = reason;
        LOG.error("The plug-in {} is not used: {}", bundle, reason);
    }
}
