package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.sink.SinkRows;

/** Readers who ask the metastore and read what it says, over and over, while a table is overwritten again and again. */
class ConcurrentReaderTest {

    private static final int OVERWRITES = 12;
    private static final int ROWS = 10;
    private static final int READERS = 2;

    @TempDir
    Path root;

    private final String database = PublishedSinks.newDatabase();
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();

    /** The old files stay, so a reader needs no second try, and sees one version, whole. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void setLocationShowsEachReaderExactlyOneVersion(String partitioned) throws Exception {
        overwriteAndRead(Map.of("hive_finalisation", "set_location", "partition_by_load_date", partitioned), reader -> {
            List<String> rows = HiveReader.read(reader.locations(database, "orders"));
            assertThat(versions(rows)).as("versions in %s", rows).hasSize(1);
            assertThat(rows).hasSize(ROWS);
        });
    }

    /** Who looked up the files before they went has to ask again; nobody sees less than one version. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void copyAndSwapShowsNoReaderLessThanOneVersion(String partitioned) throws Exception {
        overwriteAndRead(
                Map.of("hive_finalisation", "copy_and_swap", "partition_by_load_date", partitioned), reader -> {
                    try {
                        List<String> rows = HiveReader.read(reader.locations(database, "orders"));
                        assertThat(versions(rows))
                                .as("versions in %s", rows)
                                .anyMatch(version -> rows.containsAll(texts(version)));
                    } catch (FileNotFoundException | NoSuchFileException e) {
                        looks.decrementAndGet();
                    }
                });
    }

    private interface Look {
        void at(HiveReader reader) throws Exception;
    }

    private void overwriteAndRead(Map<String, ?> settings, Look look) throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try (Sink sink = new PublishedSinks(root.toString(), MetastoreServer.shared(), database, settings).open()) {
            overwrite(sink, 0);
            List<Future<Void>> reading = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                reading.add(readers.submit(reader(look)));
            }
            for (int version = 1; version <= OVERWRITES; version++) {
                overwrite(sink, version);
                awaitLook(reading);
            }
            done.set(true);
            for (Future<Void> reader : reading) {
                reader.get();
            }
        } finally {
            done.set(true);
            readers.shutdownNow();
        }
        assertThat(looks.get()).isGreaterThanOrEqualTo(OVERWRITES);
    }

    private Callable<Void> reader(Look look) {
        return () -> {
            try (HiveReader reader = new HiveReader(MetastoreServer.shared())) {
                while (!done.get()) {
                    look.at(reader);
                    looks.incrementAndGet();
                }
            }
            return null;
        };
    }

    /** Every version is looked at, unless a reader has failed. */
    private void awaitLook(List<Future<Void>> reading) {
        int before = looks.get();
        while (looks.get() <= before && reading.stream().noneMatch(Future::isDone)) {
            Thread.onSpinWait();
        }
    }

    /** Half of the overwrites are on the day of the one before. */
    private void overwrite(Sink sink, int version) {
        long first = version * 100L;
        Loads.load(
                sink,
                Loads.target("run-" + version, WriteMode.OVERWRITE, Loads.DAY.plusDays(version / 2), SinkRows.SCHEMA),
                SinkRows.batch(SinkRows.range(first, first + 3)),
                SinkRows.batch(SinkRows.range(first + 4, first + ROWS - 1)));
    }

    private static List<String> texts(long version) {
        return SinkRows.texts(SinkRows.range(version * 100, version * 100 + ROWS - 1));
    }

    private static Set<Long> versions(List<String> rows) {
        Set<Long> versions = new TreeSet<>();
        rows.forEach(row -> versions.add(Long.parseLong(row.substring(0, row.indexOf(':'))) / 100));
        return versions;
    }
}
