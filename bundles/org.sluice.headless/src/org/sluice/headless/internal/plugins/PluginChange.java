package org.sluice.headless.internal.plugins;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sluice.headless.internal.Context;
import org.sluice.run.install.InstallationChange;
import org.sluice.run.install.PluginInstaller;
import picocli.CommandLine.Option;

/** A command that changes the installation, and writes down afterwards what it consists of. */
abstract class PluginChange implements Callable<Integer> {

    private final Context context;

    @Option(
            names = "--lock",
            paramLabel = "FILE",
            description = "Lock file; by default sluice-plugins.lock in the project, or in the current folder.")
    private Optional<String> lock = Optional.empty();

    PluginChange(Context context) {
        this.context = context;
    }

    final Context context() {
        return context;
    }

    final LockFile lockFile() {
        return LockFile.of(context, lock);
    }

    abstract InstallationChange change(PluginInstaller installer);

    /** Whether the lock file follows the installation, and not the other way round. */
    boolean writesLock() {
        return true;
    }

    @Override
    public final Integer call() {
        PluginInstaller installer = context.services().installer().get();
        InstallationChange change = change(installer);
        if (writesLock()) {
            lockFile().write(installer.installed(), installer.lastSite());
        }
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set("added", Releases.tree(change.added()));
        tree.set("removed", Releases.tree(change.removed()));
        tree.put("lock", lockFile().path().toString());
        context.output().print(() -> print(change), tree);
        return 0;
    }

    private void print(InstallationChange change) {
        change.removed().forEach(plugin -> context.output().line("removed " + plugin.text()));
        change.added().forEach(plugin -> context.output().line("added " + plugin.text()));
        if (change.isEmpty()) {
            context.output().line("Nothing to do.");
        }
    }
}
