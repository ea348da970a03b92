package org.sluice.headless.internal.plugins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.install.PluginRelease;

/** Versions of plug-ins, for people and programs. */
final class Releases {

    private Releases() {}

    static ArrayNode tree(List<PluginRelease> releases) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        releases.forEach(release -> array.addObject()
                .put("id", release.id())
                .put("version", release.version())
                .put("label", release.label())
                .put("sha256", release.digest()));
        return array;
    }

    static TextTable table(List<PluginRelease> releases) {
        TextTable table = new TextTable("plug-in", "version", "");
        releases.forEach(release -> table.row(release.id(), release.version(), release.label()));
        return table;
    }
}
