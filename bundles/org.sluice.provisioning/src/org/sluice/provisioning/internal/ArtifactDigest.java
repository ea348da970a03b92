package org.sluice.provisioning.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.metadata.IRequirement;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactDescriptor;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepository;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepository;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** One number for all files of a plug-in: SHA-256 over the SHA-256 of each, which is checked when it is downloaded. */
@NonNullByDefault({})
record ArtifactDigest(IMetadataRepository metadata, IArtifactRepository artifacts) {

    private static final String CHECKSUM = IArtifactDescriptor.DOWNLOAD_CHECKSUM + ".sha-256";

    String of(IInstallableUnit plugin) {
        Set<String> lines = new TreeSet<>();
        add(plugin, lines);
        for (IRequirement requirement : plugin.getRequirements()) {
            for (IInstallableUnit unit : metadata.query(
                    QueryUtil.createLatestQuery(QueryUtil.createMatchQuery(requirement.getMatches())),
                    new NullProgressMonitor())) {
                // Other features have digests of their own.
                if (!QueryUtil.isGroup(unit)) {
                    add(unit, lines);
                }
            }
        }
        return sha256(String.join("\n", lines));
    }

    private void add(IInstallableUnit unit, Set<String> lines) {
        for (IArtifactKey key : unit.getArtifacts()) {
            for (IArtifactDescriptor descriptor : artifacts.getArtifactDescriptors(key)) {
                lines.add(key.toExternalForm() + " " + descriptor.getProperty(CHECKSUM));
            }
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
