package org.sluice.headless.internal.plugins;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.PluginRelease;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "search", description = "Lists the plug-ins of an update site.", mixinStandardHelpOptions = true)
final class SearchPlugins implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "WORD", arity = "0..1", description = "Only those whose id or label has it.")
    private Optional<String> word = Optional.empty();

    @Mixin
    private final SiteOptions site = new SiteOptions();

    SearchPlugins(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        LockFile lock = LockFile.of(context, Optional.empty());
        List<PluginRelease> found = context.services().installer().get().available(site.site(context, lock)).stream()
                .filter(this::matches)
                .toList();
        context.output()
                .print(() -> Releases.table(found).lines().forEach(context.output()::line), Releases.tree(found));
        return 0;
    }

    private boolean matches(PluginRelease plugin) {
        String text = (plugin.id() + " " + plugin.label()).toLowerCase(Locale.ROOT);
        return word.map(part -> text.contains(part.toLowerCase(Locale.ROOT))).orElse(true);
    }
}
