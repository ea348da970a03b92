package org.sluice.headless.internal.plugins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationState;
import org.sluice.run.install.PluginRelease;
import picocli.CommandLine.Command;

@Command(
        name = "history",
        description = "Lists the installations that one can return to, the present one first.",
        mixinStandardHelpOptions = true)
final class PluginHistory implements Callable<Integer> {
    private final Context context;

    PluginHistory(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<InstallationState> states = context.services().installer().get().history();
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        states.forEach(state ->
                array.addObject().put("time", state.time().toString()).set("plugins", Releases.tree(state.plugins())));
        context.output().print(() -> states.forEach(this::print), array);
        return 0;
    }

    private void print(InstallationState state) {
        String plugins = state.plugins().stream().map(PluginRelease::text).collect(Collectors.joining(", "));
        context.output().line(state.time() + "  " + (plugins.isEmpty() ? "no plug-ins" : plugins));
    }
}
