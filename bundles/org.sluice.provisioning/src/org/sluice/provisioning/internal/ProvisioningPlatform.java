package org.sluice.provisioning.internal;

import java.util.Collection;
import java.util.List;
import org.eclipse.equinox.internal.p2.repository.Transport;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.spi.IAgentService;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.planner.IPlanner;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** The services of p2 for the installation that runs. */
@NonNullByDefault({})
@SuppressWarnings("restriction")
record ProvisioningPlatform(IProvisioningAgent agent) {

    /** These offer their services only once they are started, which nobody does before. */
    private static final List<String> BUNDLES = List.of(
            "org.eclipse.equinox.p2.core",
            "org.eclipse.equinox.p2.metadata",
            "org.eclipse.equinox.p2.repository",
            "org.eclipse.equinox.p2.artifact.repository",
            "org.eclipse.equinox.p2.metadata.repository",
            "org.eclipse.equinox.p2.engine",
            "org.eclipse.equinox.p2.director",
            "org.eclipse.equinox.p2.touchpoint.eclipse",
            "org.eclipse.equinox.p2.touchpoint.natives",
            "org.eclipse.equinox.frameworkadmin",
            "org.eclipse.equinox.frameworkadmin.equinox",
            "org.eclipse.equinox.simpleconfigurator.manipulator");

    private static final String COLLECTOR = "org.eclipse.equinox.internal.p2.garbagecollector.GarbageCollector";

    static ProvisioningPlatform open(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            if (BUNDLES.contains(bundle.getSymbolicName())) {
                start(bundle);
            }
        }
        IProvisioningAgent agent = agent(context);
        // The desktop brings one of its own.
        if (agent.getService(Transport.SERVICE_NAME) == null) {
            agent.registerService(Transport.SERVICE_NAME, new SiteTransport());
        }
        keepFiles(agent);
        return new ProvisioningPlatform(agent);
    }

    /** p2 would delete the files of what is uninstalled, and one could not return to it without its site. */
    private static void keepFiles(IProvisioningAgent agent) {
        if (agent.getService(COLLECTOR) instanceof IAgentService collector) {
            collector.stop();
        }
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            throw incomplete("the bundle " + bundle.getSymbolicName() + " does not start: " + e.getMessage(), e);
        }
    }

    private static IProvisioningAgent agent(BundleContext context) {
        try {
            Collection<ServiceReference<IProvisioningAgent>> found = context.getServiceReferences(
                    IProvisioningAgent.class, "(" + IProvisioningAgent.SERVICE_CURRENT + "=true)");
            if (found.isEmpty()) {
                throw incomplete("it has no folder p2", null);
            }
            return context.getService(found.iterator().next());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SluiceException incomplete(String reason, Throwable cause) {
        return new SluiceException(
                ProblemCode.E_INSTALLATION_FAILED,
                "This installation cannot change its plug-ins: " + reason + ".",
                "Unpack Sluice again.",
                cause);
    }

    private <T> T service(Class<T> type) {
        T service = agent.getService(type);
        if (service == null) {
            throw incomplete("nothing offers " + type.getName(), null);
        }
        return service;
    }

    IProfileRegistry profiles() {
        return service(IProfileRegistry.class);
    }

    /** What is installed now. */
    IProfile profile() {
        IProfile profile = profiles().getProfile(IProfileRegistry.SELF);
        if (profile == null) {
            throw incomplete("it does not know what it consists of", null);
        }
        return profile;
    }

    IPlanner planner() {
        return service(IPlanner.class);
    }

    IEngine engine() {
        return service(IEngine.class);
    }

    IMetadataRepositoryManager metadata() {
        return service(IMetadataRepositoryManager.class);
    }

    IArtifactRepositoryManager artifacts() {
        return service(IArtifactRepositoryManager.class);
    }
}
