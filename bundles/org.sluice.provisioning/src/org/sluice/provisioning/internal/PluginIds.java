package org.sluice.provisioning.internal;

import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.sluice.run.install.PluginRelease;

/** A plug-in is a feature; its id is the feature's without the suffixes that are the same for all. */
@NonNullByDefault({})
final class PluginIds {

    /** Where p2 keeps a feature's contents. */
    private static final String GROUP = ".feature.group";

    private static final String FEATURE = ".feature";
    /** The digest of the files that a plug-in was installed from. */
    static final String DIGEST = "sluice.digest";

    private PluginIds() {}

    static boolean isPlugin(IInstallableUnit unit) {
        return QueryUtil.isGroup(unit) && unit.getId().endsWith(GROUP) && !QueryUtil.isProduct(unit);
    }

    static String of(IInstallableUnit unit) {
        return of(unit.getId());
    }

    /** From any of the forms that people write. */
    static String of(String text) {
        String id = without(text, GROUP);
        return without(id, FEATURE);
    }

    private static String without(String text, String suffix) {
        return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
    }

    /** The unit that p2 knows. */
    static String unit(String id) {
        return id + FEATURE + GROUP;
    }

    static PluginRelease release(IInstallableUnit unit, String digest) {
        String name = unit.getProperty(IInstallableUnit.PROP_NAME, null);
        return new PluginRelease(
                of(unit), unit.getVersion().toString(), name == null ? "" : name, digest == null ? "" : digest);
    }
}
