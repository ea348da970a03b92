package org.sluice.headless.internal.plugins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.headless.internal.TextTable;
import org.sluice.run.catalog.PluginInfo;
import org.sluice.run.install.PluginRelease;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the plug-ins that are installed, what they offer, and what is wrong with them.",
        mixinStandardHelpOptions = true)
final class ListPlugins implements Callable<Integer> {
    private final Context context;

    ListPlugins(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        PluginHealth health = new PluginHealth(context.services().plugins());
        List<PluginRelease> installed = context.services().installer().get().installed();
        List<PluginInfo> offers = health.examined();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("plugins", Releases.tree(installed));
        tree.set("offers", offers(offers));
        ArrayNode missing = tree.putArray("missing");
        health.missing().forEach(missing::add);
        context.output().print(() -> print(installed, offers, health.missing()), tree);
        return offers.stream().allMatch(offer -> offer.problem().isEmpty()) ? 0 : 1;
    }

    private static ArrayNode offers(List<PluginInfo> offers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        offers.forEach(offer -> array.addObject()
                .put("kind", PluginHealth.word(offer.kind()))
                .put("id", offer.id())
                .put("label", offer.label())
                .put("bundle", offer.bundle())
                .put("problem", offer.problem()));
        return array;
    }

    private void print(List<PluginRelease> installed, List<PluginInfo> offers, List<String> missing) {
        Releases.table(installed).lines().forEach(context.output()::line);
        if (!offers.isEmpty()) {
            context.output().line("");
            TextTable table = new TextTable("offers", "", "result", "bundle");
            offers.forEach(offer -> table.row(
                    PluginHealth.word(offer.kind()),
                    offer.id(),
                    offer.problem().isEmpty() ? context.green("ok") : context.red("problem"),
                    offer.bundle()));
            table.lines().forEach(context.output()::line);
        }
        offers.stream().filter(offer -> !offer.problem().isEmpty()).forEach(offer -> context.output()
                .line(context.red("problem ") + offer.id() + ": " + offer.bundle() + " is not used: " + offer.problem()
                        + ". Update or remove it."));
        missing.forEach(kind -> context.output()
                .line("No " + kind + " is installed: sluice plugins search, then sluice plugins install NAME"));
    }
}
