package org.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A project folder of Sluice with one source, one sink and one unit. */
final class SluiceProject {

    private final Path product;
    private final Path folder;
    private final String source;

    SluiceProject(Path product, Path folder, String source) {
        this.product = product;
        this.folder = folder;
        this.source = source;
    }

    static String postgresSource(int port) {
        return "{version: 1, template: postgresql, host: 127.0.0.1, port: %d, database: postgres, user: bench}"
                .formatted(port);
    }

    Path folder() {
        return folder;
    }

    /** Writes the files anew; what earlier runs left is gone. */
    void write(String sink, String unit) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder.resolve("endpoints"));
        Files.createDirectories(folder.resolve("units"));
        Files.writeString(folder.resolve("sluice.yaml"), "version: 1\nname: bench\n");
        Files.writeString(folder.resolve("endpoints/database.yaml"), source + "\n");
        Files.writeString(folder.resolve("endpoints/target.yaml"), sink + "\n");
        Files.writeString(
                folder.resolve("units/unit.yaml"),
                "version: 1\nsource: database\nsink: target\nunits:\n  " + unit + "\n");
    }

    List<String> command() {
        return List.of(product.resolve("sluice").toString(), "run", "--quiet", "-j", folder.toString());
    }
}
