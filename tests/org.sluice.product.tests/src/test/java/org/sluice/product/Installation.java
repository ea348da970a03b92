package org.sluice.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The minimal product in a folder of its own, with a folder to work in. */
record Installation(Path home, Path work) {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path MINIMAL =
            ROOT.resolve("product/org.sluice.product.minimal/target/products/org.sluice.minimal/linux/gtk/x86_64");
    private static final Path REPOSITORY = ROOT.resolve("releng/org.sluice.repository/target");

    /** What a call printed, and its exit code. */
    record Call(int exit, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    static Installation fresh(Path folder) throws IOException {
        copy(MINIMAL, folder.resolve("home"));
        return new Installation(folder.resolve("home"), Files.createDirectories(folder.resolve("work")));
    }

    /** The update site as a folder. */
    static Path site() {
        return REPOSITORY.resolve("repository");
    }

    /** The same as a zip file. */
    static Path zip() throws IOException {
        try (Stream<Path> files = Files.list(REPOSITORY)) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                copyOne(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Nobody writes into a jar that is there already, so a link will do; it is made in no time. */
    private static void copyOne(Path file, Path target) throws IOException {
        if (file.toString().endsWith(".jar")) {
            try {
                Files.createLink(target, file);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // The folder of temporary files is on another disk.
            }
        }
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }

    Call sluice(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(home.resolve("sluice").toString()));
        command.addAll(List.of(arguments));
        Path out = work.resolveSibling("call.out");
        Path err = work.resolveSibling("call.err");
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The command does not end: " + command);
        }
        return new Call(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    void file(String name, String text) throws IOException {
        Path path = work.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** A bundle as somebody puts it in by hand, past every check of an installation. */
    void bundle(String name, Path jar) throws IOException {
        Path target = home.resolve("plugins/" + name + "_1.0.0.jar");
        Files.copy(jar, target);
        Path list = home.resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        Files.writeString(
                list, Files.readString(list) + name + ",1.0.0,plugins/" + target.getFileName() + ",4,false\n");
    }
}
