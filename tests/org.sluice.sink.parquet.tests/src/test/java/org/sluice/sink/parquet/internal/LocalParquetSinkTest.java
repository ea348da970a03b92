package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Sink;
import org.sluice.columnar.BatchFileReader;
import org.sluice.testkit.sink.SinkContract;

class LocalParquetSinkTest extends SinkContract {

    @TempDir
    Path root;

    @Override
    protected Sink sink() {
        return new ParquetSinkFactory()
                .open(new EndpointConfig("lake", "parquet", OptionValues.of(Map.of("root", root.toString()))));
    }

    /** Lists first and opens then, as query engines do; a file that goes away in between belonged to the old version. */
    @Override
    protected long visibleRows(String object) {
        Path table = root.resolve(object.replace('.', '/'));
        if (!Files.isDirectory(table)) {
            return 0;
        }
        while (true) {
            try {
                return count(table);
            } catch (UncheckedIOException | NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long count(Path table) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(table)) {
            files = all.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
        long rows = 0;
        for (Path file : files) {
            try (BatchFileReader reader = BatchFileReader.open(file)) {
                rows += reader.rowCount();
            }
        }
        return rows;
    }

    @Test
    void filesLieInTheDayOfTheirLoadWithAMarker() throws IOException {
        anAppend();
        try (Stream<Path> all = Files.walk(root)) {
            List<String> names = all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.contains("_sluice"))
                    .sorted()
                    .toList();
            assertThat(names)
                    .containsExactly(
                            "raw/orders/load_date=2026-01-02/_SUCCESS",
                            "raw/orders/load_date=2026-01-02/part-r1-00000.parquet");
        }
    }

    private void anAppend() {
        SinkFixtures.append(sink(), "raw.orders", "r1");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        Sink sink = new ParquetSinkFactory()
                .open(new EndpointConfig(
                        "lake",
                        "parquet",
                        OptionValues.of(Map.of("root", file.resolve("below").toString()))));
        assertThatThrownBy(sink::test).isInstanceOf(SluiceException.class).hasMessageContaining("below");
        assertThatThrownBy(() -> SinkFixtures.append(sink, "raw.orders", "r1")).isInstanceOf(SluiceException.class);
    }

    @Test
    void namesThatAFileSystemWouldStumbleOverAreEncoded() {
        assertThat(Table.directoryOf("../etc/passwd")).doesNotContain("..").isEqualTo("%5F/%5F/%2Fetc%2Fpasswd");
        assertThat(Table.directoryOf("raw.a b:c")).isEqualTo("raw/a%20b%3Ac");
    }
}
