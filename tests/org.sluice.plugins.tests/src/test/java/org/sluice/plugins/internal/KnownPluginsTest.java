package org.sluice.plugins.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of known plug-ins says what the bundles and features of this build say. */
class KnownPluginsTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static List<Path> folders(String folder) throws IOException {
        try (Stream<Path> found = Files.list(ROOT.resolve(folder))) {
            return found.filter(
                            path -> path.getFileName().toString().matches("org\\.sluice\\.(source|sink|staging)\\..*"))
                    .sorted()
                    .toList();
        }
    }

    /** The feature that holds each bundle, as people name it. */
    private static Map<String, String> features() throws IOException {
        Map<String, String> features = new TreeMap<>();
        for (Path folder : folders("features")) {
            String name = folder.getFileName().toString().replaceFirst("\\.feature$", "");
            Matcher bundle =
                    Pattern.compile("<plugin id=\"([^\"]+)\"").matcher(Files.readString(folder.resolve("feature.xml")));
            while (bundle.find()) {
                features.put(bundle.group(1), name);
            }
        }
        return features;
    }

    @Test
    void theTableIsThatOfTheBuild() throws IOException {
        Map<String, String> offered = new TreeMap<>();
        Map<String, String> features = features();
        for (Path bundle : folders("bundles")) {
            Matcher offer = Pattern.compile("<(template|staging)[^>]*?\\bid=\"([^\"]+)\"")
                    .matcher(Files.readString(bundle.resolve("plugin.xml")));
            while (offer.find()) {
                String plugin = features.get(bundle.getFileName().toString());
                offered.put(offer.group(1) + "." + offer.group(2), plugin);
            }
        }
        Properties table = new Properties();
        table.load(KnownPlugins.class.getResourceAsStream("known-plugins.properties"));
        assertThat(table).hasSizeGreaterThan(10).containsExactlyInAnyOrderEntriesOf(offered);
    }
}
