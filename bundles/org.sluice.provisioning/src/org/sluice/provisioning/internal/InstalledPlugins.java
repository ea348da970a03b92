package org.sluice.provisioning.internal;

import java.util.Comparator;
import java.util.List;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.query.UserVisibleRootQuery;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.run.install.PluginRelease;

/** The plug-ins of a profile: what was installed by itself and is not the product. */
@NonNullByDefault({})
record InstalledPlugins(ProvisioningPlatform platform) {

    List<IInstallableUnit> units(IProfile profile) {
        return profile.query(new UserVisibleRootQuery(), new NullProgressMonitor()).stream()
                .filter(PluginIds::isPlugin)
                .sorted(Comparator.comparing(IInstallableUnit::getId))
                .toList();
    }

    List<PluginRelease> releases(IProfile profile) {
        return units(profile).stream()
                .map(unit -> PluginIds.release(unit, profile.getInstallableUnitProperty(unit, PluginIds.DIGEST)))
                .toList();
    }

    IInstallableUnit require(String text) {
        String id = PluginIds.of(text);
        List<IInstallableUnit> all = units(platform.profile());
        return all.stream()
                .filter(unit -> PluginIds.of(unit).equals(id))
                .findFirst()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_PLUGIN_MISSING,
                        "The plug-in '" + id + "' is not installed.",
                        Spelling.suggest(id, all.stream().map(PluginIds::of).toList())));
    }
}
