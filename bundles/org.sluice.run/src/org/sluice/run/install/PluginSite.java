package org.sluice.run.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * An update site: a folder, a zip file, or the address of a folder on a web server.
 *
 * @param location as the user sees it
 */
public record PluginSite(URI location) {

    /** From what the user typed. */
    public static PluginSite of(String text, Path directory) {
        if (text.matches("(?i)(https?|file):.*")) {
            try {
                return new PluginSite(new URI(text)).checked();
            } catch (URISyntaxException e) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_INPUT,
                        "'" + text + "' is not an address: " + e.getReason() + ".",
                        "Give a folder, a zip file or an address that begins with https://.",
                        e);
            }
        }
        return new PluginSite(
                        directory.resolve(text).toAbsolutePath().normalize().toUri())
                .checked();
    }

    private PluginSite checked() {
        if (!remote() && !Files.exists(Path.of(location))) {
            throw new SluiceException(
                    ProblemCode.E_SITE_UNAVAILABLE,
                    "There is no update site at " + text() + ".",
                    "Give a folder, a zip file or an address that begins with https://.");
        }
        return this;
    }

    /** Whether a network is needed. */
    public boolean remote() {
        return !"file".equalsIgnoreCase(location.getScheme());
    }

    /** For people: a path where it is one; never with a password. */
    public String text() {
        return remote() ? address() : Path.of(location).toString();
    }

    /** The location as it may be written down: without a password. */
    public String address() {
        return location.toString().replaceFirst("//[^/@]*@", "//");
    }
}
