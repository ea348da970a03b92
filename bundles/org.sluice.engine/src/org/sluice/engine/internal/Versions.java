package org.sluice.engine.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a run was carried out with. */
final class Versions {

    private static final Logger LOG = LoggerFactory.getLogger(Versions.class);
    private static final String SLUICE = ofThisBundle();

    private Versions() {}

    static void describe(ObjectNode node) {
        node.put("sluice", SLUICE)
                .put("java", System.getProperty("java.version"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /** From the manifest, which a plain JVM has as well as OSGi. */
    private static String ofThisBundle() {
        try {
            Enumeration<URL> manifests = Versions.class.getClassLoader().getResources("META-INF/MANIFEST.MF");
            while (manifests.hasMoreElements()) {
                try (InputStream in = manifests.nextElement().openStream()) {
                    Attributes main = new Manifest(in).getMainAttributes();
                    if (String.valueOf(main.getValue("Bundle-SymbolicName")).startsWith("org.sluice.engine")) {
                        return main.getValue("Bundle-Version");
                    }
                }
            }
        } catch (IOException e) {
            LOG.debug("No manifest tells the version", e);
        }
        return "development";
    }
}
