package org.sluice.run.install;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * Which plug-ins an installation has to have, exactly. As text: a line for the site, then one for each plug-in with its
 * version and the digest of its files.
 *
 * @param site where they came from; empty when they came with the product
 * @param plugins with digests; those that came with the product have none
 */
public record PluginLock(String site, List<PluginRelease> plugins) {

    /** The usual name of the file. */
    public static final String FILE = "sluice-plugins.lock";

    private static final String HEAD =
            """
            # The plug-ins of this project. Written by 'sluice plugins'; 'sluice plugins install' without a name installs
            # exactly these.
            """;

    /** Keeps a copy. */
    public PluginLock {
        plugins = List.copyOf(plugins);
    }

    /** As it stands in the file. */
    public String format() {
        StringBuilder text = new StringBuilder(HEAD);
        if (!site.isEmpty()) {
            text.append("site ").append(site).append('\n');
        }
        for (PluginRelease plugin : plugins) {
            text.append(plugin.id()).append(' ').append(plugin.version());
            text.append(plugin.digest().isEmpty() ? "" : " sha256:" + plugin.digest());
            text.append('\n');
        }
        return text.toString();
    }

    /** Reads what {@link #format} wrote; {@code name} is for messages. */
    public static PluginLock parse(String text, String name) {
        String site = "";
        List<PluginRelease> plugins = new ArrayList<>();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String content = line.strip();
            if (content.startsWith("site ")) {
                site = content.substring("site ".length()).strip();
            } else if (!content.isEmpty() && !content.startsWith("#")) {
                plugins.add(release(content, name + ":" + number));
            }
        }
        return new PluginLock(site, plugins);
    }

    private static PluginRelease release(String line, String place) {
        String[] parts = line.split("\\s+");
        if (parts.length == 2) {
            return new PluginRelease(parts[0], parts[1], "", "");
        }
        if (parts.length == 3 && parts[2].matches("sha256:[0-9a-f]{64}")) {
            return new PluginRelease(parts[0], parts[1], "", parts[2].substring("sha256:".length()));
        }
        throw new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                place + ": expected is a plug-in's id, its version and sha256:..., found is '" + line + "'.",
                "Take the file from version control again, or write a new one: sluice plugins lock");
    }

    /** The plug-in of an id. */
    public Optional<PluginRelease> find(String id) {
        return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }
}
