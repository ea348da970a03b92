package org.sluice.headless.internal.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.headless.internal.Context;
import org.sluice.project.Project;
import org.sluice.run.install.PluginLock;
import org.sluice.run.install.PluginRelease;
import org.sluice.run.install.PluginSite;

/** The lock file of the project, or of the current folder where there is no project. */
record LockFile(Path path) {

    static LockFile of(Context context, Optional<String> given) {
        Path directory = context.console().directory();
        if (given.isPresent()) {
            return new LockFile(directory.resolve(given.get()));
        }
        Path start = context.options().project().map(directory::resolve).orElse(directory);
        for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(Project.FILE))) {
                return new LockFile(folder.resolve(PluginLock.FILE));
            }
        }
        return new LockFile(start.resolve(PluginLock.FILE));
    }

    PluginLock require() {
        return read().orElseThrow(() -> new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                "There is no lock file " + path + ".",
                "Name plug-ins to install: sluice plugins install NAME; sluice plugins search lists them."));
    }

    private Optional<PluginLock> read() {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(PluginLock.parse(Files.readString(path), path.toString()));
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    Optional<PluginSite> site() {
        return read().map(PluginLock::site)
                .filter(text -> !text.isEmpty())
                .map(text -> PluginSite.of(text, path.toAbsolutePath().getParent()));
    }

    void write(List<PluginRelease> plugins, Optional<PluginSite> site) {
        try {
            String text = new PluginLock(site.map(PluginSite::text).orElse(""), plugins).format();
            Files.writeString(path, text);
        } catch (IOException e) {
            throw failure("written", e);
        }
    }

    private SluiceException failure(String what, IOException e) {
        return new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                "The lock file " + path + " cannot be " + what + ": " + e.getMessage() + ".",
                "Name another one with --lock.",
                e);
    }
}
