package org.sluice.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.ToolProvider;

/** Makes a bundle with one source, whose factory throws. */
record BrokenPlugin(Path folder) {

    private static final String FACTORY =
            """
            package acme;
            public class Factory {
                public Factory() {
                    throw new IllegalStateException("the licence has expired");
                }
            }
            """;

    /** A bundle with a template of an id, that imports packages. */
    Path bundle(String name, String template, String imports) throws IOException {
        Path source = Files.createDirectories(folder.resolve(name)).resolve("Factory.java");
        Files.writeString(source, FACTORY);
        Path classes = folder.resolve(name);
        int failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", classes.toString(), source.toString());
        if (failed != 0) {
            throw new IllegalStateException("The factory does not compile");
        }
        Path jar = folder.resolve(name + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest(name, imports))) {
            entry(out, "plugin.xml", declaration(template).getBytes(StandardCharsets.UTF_8));
            entry(out, "acme/Factory.class", Files.readAllBytes(classes.resolve("acme/Factory.class")));
        }
        return jar;
    }

    private static Manifest manifest(String name, String imports) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of(
                        "Bundle-ManifestVersion",
                        "2",
                        "Bundle-SymbolicName",
                        name + ";singleton:=true",
                        "Bundle-Version",
                        "1.0.0",
                        "Import-Package",
                        imports)
                .forEach(attributes::putValue);
        return manifest;
    }

    private static String declaration(String template) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <?eclipse version="3.4"?>
                <plugin>
                  <extension point="org.sluice.plugins.sources">
                    <source class="acme.Factory">
                      <template id="%s" family="acme" label="Acme"/>
                    </source>
                  </extension>
                </plugin>
                """
                .formatted(template);
    }

    private static void entry(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /** A site whose only plug-in needs a newer version of the contracts. */
    Path newerSite() throws IOException {
        Path site = Files.createDirectories(folder.resolve("newer"));
        String unit =
                """
                <unit id='org.acme.source.feature.feature.group' version='1.0.0'>
                  <properties size='1'><property name='org.eclipse.equinox.p2.type.group' value='true'/></properties>
                  <provides size='1'>
                    <provided namespace='org.eclipse.equinox.p2.iu' name='org.acme.source.feature.feature.group' version='1.0.0'/>
                  </provides>
                  <requires size='1'><required namespace='java.package' name='org.sluice.api.source' range='[9.0.0,10.0.0)'/></requires>
                  <touchpoint id='null' version='0.0.0'/>
                </unit>
                """;
        repository(
                site.resolve("content.xml"),
                "metadata",
                "org.eclipse.equinox.internal.p2.metadata.repository.LocalMetadataRepository",
                "<units size='1'>" + unit + "</units>");
        repository(
                site.resolve("artifacts.xml"),
                "artifact",
                "org.eclipse.equinox.p2.artifact.repository.simpleRepository",
                "<artifacts size='0'/>");
        return site;
    }

    private static void repository(Path file, String kind, String type, String content) throws IOException {
        Files.write(
                file,
                List.of(
                        "<?xml version='1.0' encoding='UTF-8'?>",
                        "<?" + kind + "Repository version='1.1.0'?>",
                        "<repository name='Acme' type='" + type + "' version='1'>",
                        content,
                        "</repository>"));
    }
}
