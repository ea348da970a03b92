package org.sluice.provisioning.internal;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.InstallationState;
import org.sluice.run.install.PluginInstaller;
import org.sluice.run.install.PluginLock;
import org.sluice.run.install.PluginRelease;
import org.sluice.run.install.PluginSite;

/** Changes the profile of the installation that runs. */
@NonNullByDefault({})
final class ProfileInstaller implements PluginInstaller {

    /** Where the last change came from. */
    static final String SITE = "sluice.site";

    private final ProvisioningPlatform platform;
    private final InstalledPlugins installed;

    ProfileInstaller(ProvisioningPlatform platform) {
        this.platform = platform;
        this.installed = new InstalledPlugins(platform);
    }

    @Override
    public List<PluginRelease> installed() {
        return installed.releases(platform.profile());
    }

    @Override
    public List<PluginRelease> available(PluginSite site) {
        try (OpenSite open = new OpenSite(site, platform)) {
            return open.newest().stream()
                    .map(unit -> PluginIds.release(unit, ""))
                    .toList();
        }
    }

    @Override
    public InstallationChange install(List<String> ids, PluginSite site) {
        try (OpenSite open = new OpenSite(site, platform)) {
            return replace(open.newest(ids), open);
        }
    }

    @Override
    public InstallationChange update(List<String> ids, PluginSite site) {
        ids.forEach(installed::require);
        try (OpenSite open = new OpenSite(site, platform)) {
            return replace(ids.isEmpty() ? installedFrom(open) : open.newest(ids), open);
        }
    }

    /** Plug-ins of other sites stay as they are. */
    private List<IInstallableUnit> installedFrom(OpenSite open) {
        List<String> present = installed().stream().map(PluginRelease::id).toList();
        return open.newest().stream()
                .filter(unit -> present.contains(PluginIds.of(unit)))
                .toList();
    }

    /** An older version than the installed one is nothing new. */
    private InstallationChange replace(Collection<IInstallableUnit> units, OpenSite open) {
        ProfileChange change = new ProfileChange(platform);
        for (IInstallableUnit unit : units) {
            Optional<IInstallableUnit> present = present(unit);
            if (present.isEmpty() || present.get().getVersion().compareTo(unit.getVersion()) < 0) {
                present.ifPresent(change::remove);
                add(unit, open, change);
            }
        }
        return perform(change, open);
    }

    private Optional<IInstallableUnit> present(IInstallableUnit unit) {
        return installed.units(platform.profile()).stream()
                .filter(one -> one.getId().equals(unit.getId()))
                .findFirst();
    }

    private static void add(IInstallableUnit unit, OpenSite open, ProfileChange change) {
        change.add(unit, new ArtifactDigest(open.metadata(), open.artifacts()).of(unit));
    }

    private static InstallationChange perform(ProfileChange change, OpenSite open) {
        if (!change.isEmpty()) {
            change.rememberSite(open.site().address());
        }
        return change.perform(open.context());
    }

    @Override
    public InstallationChange installExactly(PluginLock lock, PluginSite site) {
        try (OpenSite open = new OpenSite(site, platform)) {
            return installExactly(lock, open);
        }
    }

    private InstallationChange installExactly(PluginLock lock, OpenSite open) {
        ProfileChange change = new ProfileChange(platform);
        IProfile profile = platform.profile();
        for (IInstallableUnit present : installed.units(profile)) {
            Optional<PluginRelease> locked = lock.find(PluginIds.of(present));
            if (!locked.map(release -> matches(release, present, profile)).orElse(false)) {
                change.remove(present);
            }
        }
        for (PluginRelease locked : lock.plugins()) {
            if (installed.units(profile).stream().noneMatch(present -> matches(locked, present, profile))) {
                add(open.exactly(locked), open, change);
            }
        }
        return perform(change, open);
    }

    private static boolean matches(PluginRelease locked, IInstallableUnit present, IProfile profile) {
        String digest = profile.getInstallableUnitProperty(present, PluginIds.DIGEST);
        return PluginIds.of(present).equals(locked.id())
                && present.getVersion().toString().equals(locked.version())
                && (digest == null || locked.digest().isEmpty() || digest.equals(locked.digest()));
    }

    @Override
    public InstallationChange uninstall(List<String> ids) {
        ProfileChange change = new ProfileChange(platform);
        ids.forEach(id -> change.remove(installed.require(id)));
        return change.perform(withoutSites());
    }

    /** What is needed lies in the installation. */
    private ProvisioningContext withoutSites() {
        ProvisioningContext context = new ProvisioningContext(platform.agent());
        context.setMetadataRepositories();
        context.setArtifactRepositories();
        return context;
    }

    @Override
    public List<InstallationState> history() {
        return new ProfileHistory(platform).states();
    }

    @Override
    public InstallationChange rollback(Optional<Instant> to) {
        IProfile present = platform.profile();
        IProfile target = new ProfileHistory(platform).target(to);
        IProvisioningPlan plan = platform.planner().getDiffPlan(present, target, new NullProgressMonitor());
        if (!plan.getStatus().isOK()) {
            throw new SluiceException(
                    ProblemCode.E_INSTALLATION_FAILED,
                    "The earlier installation cannot be restored: " + StatusText.of(plan.getStatus()) + ".",
                    "Nothing was changed. Install the plug-ins that you need from their site.");
        }
        return new ProfileChange(platform).perform(plan);
    }

    @Override
    public Optional<PluginSite> lastSite() {
        return Optional.ofNullable(platform.profile().getProperty(SITE)).map(text -> new PluginSite(URI.create(text)));
    }
}
