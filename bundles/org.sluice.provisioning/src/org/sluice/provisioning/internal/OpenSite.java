package org.sluice.provisioning.internal;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.metadata.Version;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.run.install.PluginRelease;
import org.sluice.run.install.PluginSite;

/** An update site that has been read. */
@NonNullByDefault({})
final class OpenSite implements AutoCloseable {

    /** What belongs to the product is no plug-in. */
    private static final String PRODUCT_CATEGORY = "sluice.core";

    private final PluginSite site;
    private final ProvisioningPlatform platform;
    private final URI location;
    private final IMetadataRepository metadata;
    private final IArtifactRepository artifacts;

    OpenSite(PluginSite site, ProvisioningPlatform platform) {
        this.site = site;
        this.platform = platform;
        this.location = location(site);
        try {
            // What an earlier command knew of it may be old.
            close();
            this.metadata = platform.metadata().loadRepository(location, new NullProgressMonitor());
            this.artifacts = platform.artifacts().loadRepository(location, new NullProgressMonitor());
        } catch (ProvisionException | OperationCanceledException e) {
            throw new SluiceException(
                    ProblemCode.E_SITE_UNAVAILABLE,
                    "No update site can be read at " + site.text() + ": " + StatusText.of(e) + ".",
                    "Check the address; a site has the files content.jar and artifacts.jar.",
                    e);
        }
    }

    private static URI location(PluginSite site) {
        boolean zip = !site.remote() && Files.isRegularFile(Path.of(site.location()));
        return zip ? URI.create("jar:" + site.location() + "!/") : site.location();
    }

    /** p2 would remember the address, and ask there another time. */
    @Override
    public void close() {
        platform.metadata().removeRepository(location);
        platform.artifacts().removeRepository(location);
    }

    PluginSite site() {
        return site;
    }

    /** Restricts planning and downloads to this site. */
    ProvisioningContext context() {
        ProvisioningContext context = new ProvisioningContext(platform.agent());
        context.setMetadataRepositories(location);
        context.setArtifactRepositories(location);
        // A site that refers to others would send a user's request to a place that nobody named.
        context.setProperty(ProvisioningContext.FOLLOW_REPOSITORY_REFERENCES, Boolean.FALSE.toString());
        return context;
    }

    IMetadataRepository metadata() {
        return metadata;
    }

    IArtifactRepository artifacts() {
        return artifacts;
    }

    /** The newest version of each plug-in. */
    List<IInstallableUnit> newest() {
        NullProgressMonitor monitor = new NullProgressMonitor();
        Set<IInstallableUnit> groups =
                new HashSet<>(metadata.query(QueryUtil.createLatestQuery(QueryUtil.createIUGroupQuery()), monitor)
                        .toUnmodifiableSet());
        for (IInstallableUnit category : metadata.query(QueryUtil.createIUCategoryQuery(), monitor)) {
            if (category.getId().endsWith(PRODUCT_CATEGORY)) {
                groups.removeAll(metadata.query(QueryUtil.createIUCategoryMemberQuery(category), monitor)
                        .toUnmodifiableSet());
            }
        }
        return groups.stream()
                .filter(PluginIds::isPlugin)
                .sorted(Comparator.comparing(IInstallableUnit::getId))
                .toList();
    }

    List<IInstallableUnit> newest(Collection<String> ids) {
        List<IInstallableUnit> all = newest();
        return ids.stream().map(id -> require(PluginIds.of(id), all)).toList();
    }

    private IInstallableUnit require(String id, List<IInstallableUnit> all) {
        return all.stream()
                .filter(unit -> PluginIds.of(unit).equals(id))
                .findFirst()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_PLUGIN_MISSING,
                        "The site " + site.text() + " has no plug-in '" + id + "'.",
                        Spelling.suggest(id, all.stream().map(PluginIds::of).toList())));
    }

    /** A version that a lock file states, with the files that it states. */
    IInstallableUnit exactly(PluginRelease locked) {
        Optional<IInstallableUnit> found = metadata
                .query(
                        QueryUtil.createIUQuery(PluginIds.unit(locked.id()), Version.create(locked.version())),
                        new NullProgressMonitor())
                .stream()
                .findFirst();
        IInstallableUnit unit = found.orElseThrow(() -> new SluiceException(
                ProblemCode.E_PLUGIN_MISSING,
                "The site " + site.text() + " does not have " + locked.text() + ", which the lock file states.",
                "Name a site that has it with --from, or write a new lock file: sluice plugins update"));
        if (!locked.digest().isEmpty() && !locked.digest().equals(new ArtifactDigest(metadata, artifacts).of(unit))) {
            throw new SluiceException(
                    ProblemCode.E_PLUGIN_TAMPERED,
                    "The site " + site.text() + " has other files for " + locked.text()
                            + " than those of the lock file.",
                    "Nothing was installed. Find out who changed the site; write a new lock file only if you trust it.");
        }
        return unit;
    }
}
