package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String SECRET = "correct-horse-battery";

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(directory).withProject().with("SHOP_PASSWORD", SECRET);
        shell.sql("CREATE USER LOADER PASSWORD 'another' ADMIN");
        shell.file(
                "endpoints/shop.yaml",
                "version: 1\ntemplate: h2\npath: ${project}/shop\nuser: LOADER\npassword: ${env:SHOP_PASSWORD}\n");
    }

    @Test
    void aWrongPasswordIsAConnectionFailureAndIsNotTold() {
        Shell.Outcome run = shell.sluice("run", "-o", "json", "-l", "trace");
        assertThat(run.code()).isEqualTo(7);
        assertThat(run.json().toString()).contains("E_AUTH_INVALID");
        assertThat(run.everything()).doesNotContain(SECRET);
    }

    @Test
    void noCommandTellsASecret() {
        for (String command : new String[] {
            "endpoints list",
            "endpoints test shop",
            "endpoints discover shop",
            "preview PUBLIC.ORDERS",
            "plan",
            "units show PUBLIC.ORDERS",
            "doctor --connect"
        }) {
            for (String format : new String[] {"text", "json", "yaml"}) {
                Shell.Outcome outcome = shell.sluice((command + " -l trace -o " + format).split(" "));
                assertThat(outcome.everything()).as(command).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void noFileThatARunLeavesHoldsASecret() throws IOException {
        shell.sluice("run");
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET);
            }
        }
    }
}
