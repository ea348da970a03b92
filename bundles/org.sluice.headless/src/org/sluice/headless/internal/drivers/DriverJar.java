package org.sluice.headless.internal.drivers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * A jar with JDBC drivers.
 *
 * @param path the jar
 * @param classes the drivers that it announces, as every driver since JDBC 4 does
 */
record DriverJar(Path path, List<String> classes) {

    private static final String SERVICES = "META-INF/services/java.sql.Driver";

    static DriverJar of(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            @Nullable ZipEntry services = jar.getEntry(SERVICES);
            if (services == null) {
                throw refusal(path, "it announces no driver in " + SERVICES);
            }
            String text = new String(jar.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8);
            List<String> classes = text.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
            for (String name : classes) {
                if (jar.getEntry(name.replace('.', '/') + ".class") == null) {
                    throw refusal(path, "the class " + name + ", which it announces, is not in it");
                }
            }
            return new DriverJar(path, classes);
        } catch (IOException e) {
            throw refusal(path, "it cannot be read: " + e.getMessage());
        }
    }

    private static SluiceException refusal(Path path, String reason) {
        return new SluiceException(
                ProblemCode.E_INVALID_INPUT,
                path + " is no JDBC driver: " + reason + ".",
                "Name the jar as the database's vendor ships it.");
    }

    /** The jars of a folder, by name. */
    static List<DriverJar> in(Path folder) {
        List<DriverJar> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
                jars.forEach(jar -> found.add(of(jar)));
            } catch (IOException e) {
                throw refusal(folder, "the folder cannot be read: " + e.getMessage());
            }
        }
        found.sort(Comparator.comparing(DriverJar::path));
        return found;
    }

    /** The driver's version, as most jars tell it; empty otherwise. */
    String version() {
        try (JarFile jar = new JarFile(path.toFile())) {
            @Nullable
            String version = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            return version == null ? "" : version;
        } catch (IOException e) {
            throw refusal(path, "it cannot be read: " + e.getMessage());
        }
    }
}
