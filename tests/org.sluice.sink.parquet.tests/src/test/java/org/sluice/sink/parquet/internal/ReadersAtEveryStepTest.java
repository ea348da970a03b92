package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.files.Storage;
import org.sluice.testkit.files.DelegatingStorage;
import org.sluice.testkit.sink.SinkRows;

/** What readers find between any two changes of a commit. */
class ReadersAtEveryStepTest {

    @TempDir
    Path root;

    private int steps;

    /** Overwrites a table while a look is taken before every change; the first is taken before the commit begins. */
    private void overwrite(int day, String run, Callable<Void> look) throws Exception {
        SinkTarget target = new SinkTarget(
                "u", run, "orders", SinkRows.SCHEMA, List.of(), WriteMode.OVERWRITE, Runs.DAY.plusDays(day), false);
        try (Sink sink = Sinks.wrapped(root.toString(), Map.of(), storage -> new WatchedStorage(storage, look));
                SinkSession session = sink.open(target)) {
            Runs.commit(
                    session,
                    run,
                    Runs.prepare(session, 0, SinkRows.batch(11, 12)),
                    Runs.prepare(session, 1, SinkRows.batch(13)),
                    Runs.prepare(session, 2, SinkRows.batch(14)));
            session.finish();
        }
        assertThat(steps).isGreaterThan(6);
        look.call();
    }

    private final class WatchedStorage extends DelegatingStorage {
        private final Callable<Void> look;

        WatchedStorage(Storage storage, Callable<Void> look) {
            super(storage);
            this.look = look;
        }

        @Override
        protected void change() throws IOException {
            steps++;
            try {
                look.call();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void loadOld() {
        try (Sink sink = Sinks.on(root)) {
            Runs.load(sink, Runs.append("orders", "run-0"), SinkRows.batch(1, 2));
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(3));
        }
    }

    private List<String> rows() throws IOException {
        return ParquetRows.local(root.resolve("orders"));
    }

    @Test
    void anOverwriteOfTheSameDayNeverShowsLessThanOneVersion() throws Exception {
        loadOld();

        overwrite(0, "run-2", () -> {
            List<String> rows = rows();
            assertThat(rows.containsAll(SinkRows.texts(1, 2, 3)) || rows.containsAll(SinkRows.texts(11, 12, 13, 14)))
                    .as("one whole version in %s", rows)
                    .isTrue();
            assertThat(rows).doesNotHaveDuplicates();
            return null;
        });
    }

    @Test
    void anOverwriteOfAnotherDayShowsEachVersionWholeOrNotAtAll() throws Exception {
        loadOld();

        overwrite(1, "run-2", () -> {
            List<String> rows = rows();
            long old = rows.stream().filter(SinkRows.texts(1, 2, 3)::contains).count();
            long now = rows.stream()
                    .filter(SinkRows.texts(11, 12, 13, 14)::contains)
                    .count();
            assertThat(old).isIn(0L, 3L);
            assertThat(now).isIn(0L, 4L);
            assertThat(old + now).isPositive();
            return null;
        });
    }

    @Test
    void theFirstOverwriteShowsAllRowsAtOnce() throws Exception {
        overwrite(0, "run-1", () -> {
            assertThat(rows().size()).isIn(0, 4);
            return null;
        });
    }

    /** A reader may have listed the partitions long before it lists the files of one: it must not find half of them. */
    @Test
    void aPartitionThatIsReplacedIsWholeUntilItIsGone() throws Exception {
        loadOld();
        Path old = root.resolve("orders/load_date=2026-03-14");

        overwrite(1, "run-2", () -> {
            if (Files.exists(old)) {
                assertThat(ParquetRows.localFiles(old)).hasSize(2);
            }
            return null;
        });
        assertThat(old).doesNotExist();
    }

    /** No reader looks into staging, but one with a careless pattern may: it must not find what is not committed. */
    @Test
    void nothingThatIsNotCommittedIsCalledParquet() throws Exception {
        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(Runs.overwrite("orders", "run-1"))) {
            Runs.prepare(session, 0, SinkRows.batch(1));

            try (java.util.stream.Stream<Path> files = Files.walk(root)) {
                assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
                        .isEmpty();
            }
        }
    }
}
