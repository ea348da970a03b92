package org.sluice.headless.internal;

import java.nio.file.Path;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.EngineFactory;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.install.PluginInstaller;

/** The command line as an Eclipse application: finds the services and hands over. */
@NonNullByDefault({})
public final class SluiceApplication implements IApplication {

    /** The launch script's separator of arguments, which no argument holds. */
    private static final String SEPARATOR = "\u001f";

    private static final String INSTALLER = "org.sluice.provisioning";

    @Override
    public Object start(IApplicationContext application) {
        // An exception that leaves this method would become the launcher's own exit code 13.
        try {
            return run(application);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            System.err.println("sluice: a defect stopped the command: " + e);
            e.printStackTrace();
            return ExitCodes.INTERNAL;
        }
    }

    private static int run(IApplicationContext application) {
        BundleContext bundles = FrameworkUtil.getBundle(SluiceApplication.class).getBundleContext();
        String version = bundles.getBundle().getVersion().toString();
        Services services = new Services(
                service(bundles, PluginCatalog.class),
                service(bundles, EngineFactory.class),
                () -> installer(bundles),
                version);
        Console console = new Console(
                System.in,
                System.out,
                System.err,
                System.console() != null,
                System.getenv(),
                Path.of("").toAbsolutePath());
        application.applicationRunning();
        return new CommandLineMain(services, console).run(arguments(application));
    }

    private static String[] arguments(IApplicationContext application) {
        String packed = System.getenv("SLUICE_ARGUMENTS");
        if (packed == null) {
            return (String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        }
        // A trailing separator keeps an empty last argument.
        String[] split = packed.split(SEPARATOR, -1);
        return java.util.Arrays.copyOf(split, split.length - 1);
    }

    /** Not started with the rest: few commands need it, and all would wait for it. */
    private static PluginInstaller installer(BundleContext bundles) {
        for (Bundle bundle : bundles.getBundles()) {
            if (INSTALLER.equals(bundle.getSymbolicName())) {
                start(bundle);
                return service(bundles, PluginInstaller.class);
            }
        }
        return Services.noInstaller();
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            if (e.getCause() instanceof SluiceException known) {
                throw known;
            }
            throw new SluiceException(
                    ProblemCode.E_INSTALLATION_FAILED,
                    "This installation cannot change its plug-ins: " + e.getMessage() + ".",
                    "Unpack Sluice again.",
                    e);
        }
    }

    private static <T> T service(BundleContext bundles, Class<T> type) {
        ServiceReference<T> reference = bundles.getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("The installation is incomplete: nothing offers " + type.getName());
        }
        return bundles.getService(reference);
    }

    @Override
    public void stop() {
        // A run in progress drains in its shutdown hook.
    }
}
