package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.files.CopyingStorage;
import org.sluice.testkit.files.MortalStorage;
import org.sluice.testkit.sink.SinkRows;

/** Commits that die, and whose completion dies again. */
class JournalCrashTest {

    @TempDir
    Path root;

    private Sink mortal(boolean renamesAtOnce, AtomicInteger left) {
        return Sinks.wrapped(
                root.toString(),
                Map.of(),
                storage -> new MortalStorage(renamesAtOnce ? storage : new CopyingStorage(storage), left));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOverwriteThatDiesTwiceIsCompletedByTheThirdProcess(boolean renamesAtOnce) throws IOException {
        for (int first = 0; first < 12; first++) {
            for (int second = first % 3; second < 10; second += 3) {
                String object = "t" + first + "_" + second;
                diesTwice(object, renamesAtOnce, first, second);
            }
        }
    }

    private void diesTwice(String object, boolean renamesAtOnce, int first, int second) throws IOException {
        try (Sink sink = Sinks.on(root)) {
            Runs.load(sink, Runs.append(object, "old"), SinkRows.batch(1, 2));
        }
        SinkTarget target = new SinkTarget(
                "u", "new", object, SinkRows.SCHEMA, List.of(), WriteMode.OVERWRITE, Runs.DAY.plusDays(1), false);
        CommitRequest request;
        AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
        try (Sink sink = mortal(renamesAtOnce, changesLeft);
                SinkSession session = sink.open(target)) {
            request = new CommitRequest(
                    "c-new",
                    1,
                    List.of(Runs.prepare(session, 0, SinkRows.batch(3)), Runs.prepare(session, 1, SinkRows.batch(4))));
            changesLeft.set(first);
            session.commit(request);
        }
        dieRecovering(target, request, renamesAtOnce, second);

        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(target)) {
            CommitOutcome found = session.lookup(request);
            assertThat(found).isNotInstanceOf(CommitOutcome.Unknown.class);
            boolean committed = found instanceof CommitOutcome.Committed;
            assertThat(ParquetRows.local(root.resolve(object)))
                    .containsExactlyInAnyOrderElementsOf(committed ? SinkRows.texts(3, 4) : SinkRows.texts(1, 2));
            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
            session.finish();
        }
        assertThat(ParquetRows.local(root.resolve(object))).containsExactlyInAnyOrderElementsOf(SinkRows.texts(3, 4));
        assertThat(root.resolve(object + "/_sluice").toFile().list()).noneMatch(name -> name.endsWith(".begun"));
    }

    private void dieRecovering(SinkTarget target, CommitRequest request, boolean renamesAtOnce, int changes) {
        try (Sink sink = mortal(renamesAtOnce, new AtomicInteger(changes));
                SinkSession session = sink.open(target)) {
            session.lookup(request);
        } catch (SluiceException e) {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.E_SINK_UNAVAILABLE);
        }
    }

    @Test
    void aCommitThatDiesInTheMiddleIsUnknownAndSaysHowToGoOn() {
        AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
        try (Sink sink = mortal(true, changesLeft);
                SinkSession session = sink.open(Runs.append("orders", "run-2"))) {
            CommitRequest request = new CommitRequest("c-1", 1, List.of(Runs.prepare(session, 0, SinkRows.batch(2))));
            // The journal is written and renamed, the file is published, and then it is over.
            changesLeft.set(3);
            CommitOutcome outcome = session.commit(request);

            assertThat(outcome).isInstanceOfSatisfying(CommitOutcome.Unknown.class, unknown -> {
                assertThat(unknown.problem().code()).isEqualTo(ProblemCode.E_COMMIT_UNKNOWN);
                assertThat(unknown.problem().message())
                        .contains("c-1", root.resolve("orders").toString(), "dead");
                assertThat(unknown.problem().next()).contains("run again");
            });
        }
    }

    @Test
    void aPartitionThatAppearsAfterTheCrashIsFilledFileByFile() throws IOException {
        AtomicInteger changesLeft = new AtomicInteger(Integer.MAX_VALUE);
        SinkTarget target = Runs.overwrite("orders", "run-1");
        try (Sink sink = mortal(true, changesLeft);
                SinkSession session = sink.open(target)) {
            CommitRequest request = new CommitRequest(
                    "c-1",
                    1,
                    List.of(
                            Runs.prepare(session, 0, SinkRows.batch(1)),
                            Runs.prepare(session, 1, SinkRows.batch(2)),
                            Runs.prepare(session, 2, SinkRows.batch(3))));
            // The journal is written and renamed; two of three files have their names, beside the partition's place.
            changesLeft.set(4);
            session.commit(request);
        }
        Path partition = root.resolve("orders/load_date=2026-03-14");
        Files.createDirectories(partition);
        Files.writeString(partition.resolve("notes.txt"), "mine");

        try (Sink sink = Sinks.on(root);
                SinkSession session = sink.open(target)) {
            session.finish();
        }

        assertThat(ParquetRows.local(root.resolve("orders")))
                .containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 2, 3));
        assertThat(partition.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void aJournalThatCannotBeReadBlocksTheTableAndIsNamed() throws IOException {
        try (Sink sink = Sinks.on(root)) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1));
            Path torn = root.resolve("orders/_sluice/c-9.begun");
            Files.writeString(torn, "version\t1\nadd\ta\tb\t1\n");

            assertThat(Runs.problemOf(() -> sink.open(Runs.append("orders", "run-2")))
                            .message())
                    .contains(torn.toString());
        }
    }
}
