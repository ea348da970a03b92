package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers that the user brings. */
class DriversTest {

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void makeProject() {
        shell = new Shell(directory).withProject();
    }

    private static Path h2() throws Exception {
        return Path.of(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void anEndpointTakesADriverThatWasAdded() throws Exception {
        Shell.Outcome added = shell.sluice("drivers", "add", h2().toString(), "-o", "json");
        assertThat(added.code()).as(added.everything()).isZero();
        assertThat(added.json().path("driver").asText()).isEqualTo("org.h2.Driver");
        shell.file(
                "endpoints/own.yaml",
                "version: 1\ntemplate: jdbc\nurl: \"jdbc:h2:mem:own\"\ndriver: org.h2.Driver\ndriver_jar: \""
                        + added.json().path("driver_jar").asText() + "\"\n");
        Shell.Outcome tested = shell.sluice("endpoints", "test", "own");
        assertThat(tested.code()).as(tested.everything()).isZero();
        assertThat(shell.sluice("drivers", "list", "-o", "json")
                        .json()
                        .at("/0/classes/0")
                        .asText())
                .isEqualTo("org.h2.Driver");
        assertThat(shell.sluice("drivers", "add", h2().toString()).code()).isZero();
    }

    @Test
    void whatIsNoDriverIsRefused() throws Exception {
        Path empty = directory.resolve("empty.jar");
        new JarOutputStream(Files.newOutputStream(empty)).close();
        Shell.Outcome refused = shell.sluice("drivers", "add", "empty.jar");
        assertThat(refused.code()).isEqualTo(9);
        assertThat(refused.everything()).contains("is no JDBC driver");
        assertThat(shell.sluice("drivers", "add", "nowhere.jar").everything()).contains("cannot be read");
    }

    @Test
    void anotherJarOfTheSameNameIsNotReplaced() throws Exception {
        String name = h2().getFileName().toString();
        shell.file("drivers/" + name, "another");
        Shell.Outcome refused = shell.sluice("drivers", "add", h2().toString());
        assertThat(refused.code()).isEqualTo(9);
        assertThat(refused.everything()).contains("has another driver");
        assertThat(Files.readString(directory.resolve("drivers").resolve(name))).isEqualTo("another");
    }
}
