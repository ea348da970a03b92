package org.sluice.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** Plug-ins that need not be installed, but are known to offer something. */
final class KnownPlugins {

    private KnownPlugins() {}

    /** How to come by what is missing; empty when nobody knows. */
    static Optional<String> remedy(String id, boolean template) {
        String key = (template ? "template." : "staging.") + id;
        return Optional.ofNullable(table().getProperty(key))
                .map(plugin -> "Its plug-in is not installed. Install it: sluice plugins install " + plugin);
    }

    private static Properties table() {
        Properties table = new Properties();
        try (InputStream in = KnownPlugins.class.getResourceAsStream("known-plugins.properties")) {
            if (in != null) {
                table.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
