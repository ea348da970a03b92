package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void makeProject() {
        shell = new Shell(directory).withProject();
    }

    @Test
    void withoutAnIdAllEndpointsAreTested() {
        Shell.Outcome all = shell.sluice("endpoints", "test");
        assertThat(all.code()).as(all.everything()).isZero();
        assertThat(all.out()).contains("ok lake", "ok shop");
        assertThat(shell.sluice("endpoints", "test", "-o", "json").json()).hasSize(2);
        assertThat(shell.sluice("endpoints", "test", "shop", "-o", "json")
                        .json()
                        .path("endpoint")
                        .asText())
                .isEqualTo("shop");
    }

    @Test
    void anEndpointThatDoesNotAnswerHidesNoOther() {
        shell.file(
                "endpoints/gone.yaml",
                "version: 1\ntemplate: postgresql\nhost: 127.0.0.1\nport: 1\ndatabase: x\nuser: y\n");
        Shell.Outcome all = shell.sluice("endpoints", "test");
        assertThat(all.code()).isEqualTo(7);
        assertThat(all.out()).contains("failed gone: E_ENDPOINT_UNREACHABLE", "ok lake", "ok shop");
        Shell.Outcome tree = shell.sluice("endpoints", "test", "-o", "json");
        assertThat(tree.code()).isEqualTo(7);
        JsonNode gone = tree.json().get(0);
        assertThat(gone.at("/problem/code").asText()).isEqualTo("E_ENDPOINT_UNREACHABLE");
    }
}
