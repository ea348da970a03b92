package org.sluice.provisioning.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.run.install.InstallationState;
import org.sluice.run.install.PluginRelease;

/** The states of the profile that p2 keeps. */
@NonNullByDefault({})
record ProfileHistory(ProvisioningPlatform platform) {

    /** Those with the same product as now; while the product was put together there were others. The newest first. */
    private List<IProfile> complete() {
        IProfile present = platform.profile();
        Set<IInstallableUnit> product = product(present);
        long[] times = platform.profiles().listProfileTimestamps(present.getProfileId());
        TreeMap<Long, IProfile> states = new TreeMap<>();
        for (long time : times) {
            IProfile state = platform.profiles().getProfile(present.getProfileId(), time);
            if (state != null && product(state).equals(product)) {
                states.put(-time, state);
            }
        }
        states.put(-present.getTimestamp(), present);
        return withoutRepetition(new ArrayList<>(states.values()));
    }

    /** p2 keeps some states twice, before and after it writes down properties. */
    private List<IProfile> withoutRepetition(List<IProfile> states) {
        List<IProfile> distinct = new ArrayList<>();
        for (IProfile state : states) {
            if (distinct.isEmpty()
                    || !plugins(distinct.get(distinct.size() - 1)).equals(plugins(state))) {
                distinct.add(state);
            }
        }
        return distinct;
    }

    private static Set<IInstallableUnit> product(IProfile profile) {
        return profile.query(QueryUtil.createIUProductQuery(), new NullProgressMonitor())
                .toUnmodifiableSet();
    }

    private Set<String> plugins(IProfile profile) {
        return new InstalledPlugins(platform)
                .releases(profile).stream().map(PluginRelease::text).collect(Collectors.toSet());
    }

    List<InstallationState> states() {
        return complete().stream()
                .map(state -> new InstallationState(
                        Instant.ofEpochMilli(state.getTimestamp()), new InstalledPlugins(platform).releases(state)))
                .toList();
    }

    IProfile target(Optional<Instant> to) {
        List<IProfile> states = complete();
        return states.stream()
                .skip(1)
                .filter(state -> to.isEmpty() || to.get().toEpochMilli() == state.getTimestamp())
                .findFirst()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        to.map(time -> "There is no installation of " + time + " to return to.")
                                .orElse("There is no earlier installation to return to."),
                        states.size() == 1
                                ? "Nothing has been installed or removed since Sluice was unpacked."
                                : "sluice plugins history lists them."));
    }
}
