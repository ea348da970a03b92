package org.sluice.testkit.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.CancellationSource;
import org.sluice.api.problem.CancelledException;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;
import org.sluice.api.type.Schema;
import org.sluice.testkit.RandomBatches;

/** What every staging provider has to show. */
public abstract class StagingContract {

    /** Where the area of a run lies. */
    @TempDir
    protected Path directory;

    /** The provider under test. */
    protected abstract StagingFactory factory();

    /** An area that does not exist yet, or that an earlier session left. */
    protected StagingSession open() {
        return factory().open(directory.resolve("area"), OptionValues.none());
    }

    /** Rows of every type. */
    protected static ColumnBatch batch(long seed, int rows) {
        return new RandomBatches(seed).batch(RandomBatches.everyType(), rows);
    }

    /** Drains a slice and counts it. */
    protected static Counts drain(StagingSession session, int slice, Schema schema) {
        RowHash hash = new RowHash();
        try (BatchReader reader = session.read(slice, schema, Cancellation.NONE)) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                hash.add(batch);
            }
        }
        return hash.counts();
    }

    @Test
    void whatIsWrittenIsReadBackUnchangedAndCountedAlike() {
        ColumnBatch batch = batch(1, 3000);
        RowHash expected = new RowHash();
        expected.add(batch);
        expected.add(batch);
        try (StagingSession session = open()) {
            CompletableFuture<Counts> read = session.durable()
                    ? CompletableFuture.completedFuture(Counts.NONE)
                    : CompletableFuture.supplyAsync(() -> drain(session, 0, batch.schema()));
            StagedSlice sealed;
            try (SliceWriter writer = session.write(0, batch.schema(), Cancellation.NONE)) {
                writer.write(batch);
                writer.write(batch);
                sealed = writer.seal("note");
            }
            assertThat(sealed.counts()).isEqualTo(expected.counts());
            assertThat(sealed.note()).isEqualTo("note");
            Counts found = session.durable() ? drain(session, 0, batch.schema()) : read.join();
            assertThat(found).isEqualTo(expected.counts());
        }
    }

    @Test
    void discardingTwiceIsFine() {
        try (StagingSession session = open()) {
            session.discard(5);
            session.discard(5);
            session.discardAll();
            session.discardAll();
            assertThat(session.sealed()).isEmpty();
        }
    }

    @Test
    void aReaderOfASliceThatIsGivenUpEnds() {
        ColumnBatch batch = batch(2, 10);
        try (StagingSession session = open()) {
            if (session.durable()) {
                return;
            }
            CompletableFuture<Counts> read = CompletableFuture.supplyAsync(() -> drain(session, 0, batch.schema()));
            try (SliceWriter writer = session.write(0, batch.schema(), Cancellation.NONE)) {
                writer.write(batch);
            }
            assertThatThrownBy(read::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(CancelledException.class);
        }
    }

    @Test
    void aCancellationWakesAWriterThatWaits() {
        ColumnBatch batch = batch(3, 20_000);
        CancellationSource cancellation = new CancellationSource();
        try (StagingSession session = open()) {
            if (session.durable()) {
                return;
            }
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                try (SliceWriter writer = session.write(0, batch.schema(), cancellation)) {
                    while (true) {
                        writer.write(batch);
                    }
                }
            });
            cancellation.cancel();
            assertThatThrownBy(writing::join).hasCauseInstanceOf(CancelledException.class);
        }
    }
}
