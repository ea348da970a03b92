package org.sluice.provisioning.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.sluice.run.install.PluginInstaller;

/** Offers the installer as a service. The bundle is started only by commands that need it. */
@NonNullByDefault({})
public final class ProvisioningActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        PluginInstaller installer = new ProfileInstaller(ProvisioningPlatform.open(context));
        context.registerService(PluginInstaller.class, installer, null);
    }

    @Override
    public void stop(BundleContext context) {
        // The framework takes the service back.
    }
}
