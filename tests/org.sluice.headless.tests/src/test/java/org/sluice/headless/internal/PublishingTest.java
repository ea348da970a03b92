package org.sluice.headless.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose tables are to be published in a metastore that is not there. */
class PublishingTest {

    @TempDir
    private Path directory;

    private Shell shell;

    @BeforeEach
    void makeProject() {
        shell = new Shell(directory).withProject();
        lake("hive_metastore: thrift://127.0.0.1:1\n");
    }

    private void lake(String more) {
        shell.file("endpoints/lake.yaml", "version: 1\ntemplate: parquet\nroot: ${project}/lake\n" + more);
    }

    @Test
    void aMetastoreThatIsDownIsAMatterOfTheConnection() {
        Shell.Outcome run = shell.sluice("run", "-o", "json");

        assertThat(run.code()).isEqualTo(7);
        assertThat(run.out()).contains("E_ENDPOINT_UNREACHABLE", "thrift://127.0.0.1:1", "hive_metastore");
        assertThat(shell.sluice("endpoints", "test", "lake").code()).isEqualTo(7);
    }

    @Test
    void theNextRunTakesAllRows() {
        assertThat(shell.sluice("run").code()).isEqualTo(7);
        lake("");

        Shell.Outcome run = shell.sluice("run", "-o", "json");

        assertThat(run.code()).isZero();
        assertThat(run.json().at("/units/0/sunk/rows").asInt()).isEqualTo(3);
    }

    @Test
    void anOptionThatIsWrongIsRefused() {
        lake("hive_metastore: thrift://127.0.0.1:1\nhive_finalisation: swap\n");

        assertThat(shell.sluice("run").err() + shell.sluice("run").out())
                .contains("hive_finalisation", "copy_and_swap", "set_location");
    }
}
