package org.sluice.headless.internal.plugins;

import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.PluginSite;
import picocli.CommandLine.Option;

/** Where plug-ins come from. */
final class SiteOptions {

    @Option(
            names = "--from",
            paramLabel = "SITE",
            description = "Update site: a folder, a zip file or an http address. By default that of the lock file, "
                    + "then the one of the last installation.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--offline", fallbackValue = "true", description = "Refuses sites that need a network.")
    private boolean offline;

    PluginSite site(Context context, LockFile lock) {
        PluginSite site = from.map(text -> PluginSite.of(text, context.console().directory()))
                .or(lock::site)
                .or(() -> context.services().installer().get().lastSite())
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "It is not known where plug-ins come from: nothing has been installed from a site yet.",
                        "Name a folder, a zip file or an address with --from."));
        if (offline && site.remote()) {
            throw new SluiceException(
                    ProblemCode.E_SITE_UNAVAILABLE,
                    "The site " + site.text() + " needs a network, and --offline forbids one.",
                    "Name a folder or a zip file with --from.");
        }
        return site;
    }
}
