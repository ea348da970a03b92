package org.sluice.provisioning.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.planner.IProfileChangeRequest;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginRelease;

/** One change of the profile: planned as a whole, then done as a whole or not at all. */
@NonNullByDefault({})
final class ProfileChange {

    private final ProvisioningPlatform platform;
    private final InstalledPlugins installed;
    private final IProfile before;
    private final IProfileChangeRequest request;

    ProfileChange(ProvisioningPlatform platform) {
        this.platform = platform;
        this.installed = new InstalledPlugins(platform);
        this.before = platform.profile();
        this.request = platform.planner().createChangeRequest(before);
    }

    void add(IInstallableUnit unit, String digest) {
        request.add(unit);
        request.setInstallableUnitProfileProperty(unit, IProfile.PROP_PROFILE_ROOT_IU, Boolean.TRUE.toString());
        request.setInstallableUnitProfileProperty(unit, PluginIds.DIGEST, digest);
    }

    void remove(IInstallableUnit unit) {
        request.remove(unit);
    }

    boolean isEmpty() {
        return request.getAdditions().isEmpty() && request.getRemovals().isEmpty();
    }

    void rememberSite(String location) {
        request.setProfileProperty(ProfileInstaller.SITE, location);
    }

    InstallationChange perform(ProvisioningContext context) {
        if (isEmpty()) {
            return new InstallationChange(List.of(), List.of());
        }
        IProvisioningPlan plan = platform.planner().getProvisioningPlan(request, context, new NullProgressMonitor());
        IStatus status = plan.getStatus();
        if (status.matches(IStatus.ERROR | IStatus.CANCEL)) {
            throw new SluiceException(
                    ProblemCode.E_PLUGIN_CONFLICT,
                    "The plug-ins do not fit this Sluice, or not together: " + PlanExplanation.of(status) + ".",
                    "Nothing was changed. Take a version that was built for this Sluice, or a newer Sluice.");
        }
        InstallationChange change = perform(plan);
        if (change.isEmpty()) {
            // What p2 does with the part of an installation that a user may not write.
            throw new SluiceException(
                    ProblemCode.E_INSTALLATION_FAILED,
                    "The plug-ins are part of an installation that belongs to somebody else, and stay as they are.",
                    "Ask its owner to change it, or unpack Sluice to a folder of your own.");
        }
        return change;
    }

    /** Carries out a plan that p2 made. */
    InstallationChange perform(IProvisioningPlan plan) {
        List<PluginRelease> old = installed.releases(before);
        IStatus status = platform.engine().perform(plan, new NullProgressMonitor());
        if (status.matches(IStatus.ERROR | IStatus.CANCEL)) {
            throw failure(status);
        }
        return difference(old, installed.releases(platform.profile()));
    }

    private static InstallationChange difference(List<PluginRelease> old, List<PluginRelease> current) {
        Set<String> had = names(old);
        Set<String> has = names(current);
        List<PluginRelease> added = new ArrayList<>(current);
        added.removeIf(plugin -> had.contains(plugin.text()));
        List<PluginRelease> removed = new ArrayList<>(old);
        removed.removeIf(plugin -> has.contains(plugin.text()));
        return new InstallationChange(added, removed);
    }

    private static Set<String> names(List<PluginRelease> plugins) {
        Set<String> names = new HashSet<>();
        plugins.forEach(plugin -> names.add(plugin.text()));
        return names;
    }

    private static SluiceException failure(IStatus status) {
        if (StatusText.has(status, ProvisionException.ARTIFACT_MD5_NOT_MATCH)) {
            return new SluiceException(
                    ProblemCode.E_PLUGIN_TAMPERED,
                    "A file is not the one that its site announces: "
                            + StatusText.of(status, ProvisionException.ARTIFACT_MD5_NOT_MATCH) + ".",
                    "Nothing was installed. The site is damaged, or somebody changed it; get it again from its origin.");
        }
        return new SluiceException(
                ProblemCode.E_INSTALLATION_FAILED,
                "The plug-ins could not be changed: " + StatusText.of(status) + ".",
                "Everything is as it was. Check that the installation's folder can be written and has room.");
    }
}
