package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.sink.iceberg.internal.BrokenCatalog.Breaks;
import org.sluice.testkit.sink.SinkRows;

/** A catalog that breaks off in mid-commit: nothing is cleaned up, and the next run finds out. */
class UnknownCommitTest {

    @TempDir
    Path warehouse;

    private Lake lake;
    private String location = "";

    @BeforeEach
    void openLake() {
        location = warehouse.toUri().toString();
        lake = Lake.hadoop(warehouse);
        BrokenCatalog.breakCommits(location, Breaks.NEVER);
    }

    private Sink sink() {
        return lake.sink(Map.of("type", BrokenCatalog.class.getName()));
    }

    private static SinkTarget target(WriteMode mode) {
        return Loads.target("run-1", mode, SinkRows.SCHEMA, "id");
    }

    /** Prepares, and commits while the catalog breaks. */
    private CommitRequest broken(WriteMode mode, Breaks breaks) {
        Loads.load(sink(), Loads.target("run-0", WriteMode.APPEND, SinkRows.SCHEMA), SinkRows.batch(1, 2, 3, 4));
        try (Sink sink = sink();
                SinkSession session = sink.open(target(mode))) {
            CommitRequest request =
                    new CommitRequest("c-1", 1, List.of(Runs.prepare(session, 0, SinkRows.batch(2, 3, 9))));
            BrokenCatalog.breakCommits(location, breaks);
            assertOutcome(session.commit(request), breaks);
            BrokenCatalog.breakCommits(location, Breaks.NEVER);
            return request;
        }
    }

    private static void assertOutcome(CommitOutcome outcome, Breaks breaks) {
        if (breaks == Breaks.UNDECLARED_AFTER) {
            assertThat(outcome).isInstanceOf(CommitOutcome.Committed.class);
        } else {
            assertThat(outcome).isInstanceOfSatisfying(CommitOutcome.Unknown.class, unknown -> assertThat(
                            unknown.problem().code())
                    .isEqualTo(ProblemCode.E_COMMIT_UNKNOWN));
        }
    }

    private List<String> expected(WriteMode mode) {
        return switch (mode) {
            case APPEND -> SinkRows.texts(1, 2, 3, 4, 2, 3, 9);
            case OVERWRITE -> SinkRows.texts(2, 3, 9);
            case MERGE, SCD2 -> SinkRows.texts(1, 2, 3, 4, 9);
        };
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"APPEND", "OVERWRITE", "MERGE"})
    void aCommitThatStoodIsFoundByTheNextRun(WriteMode mode) throws Exception {
        CommitRequest request = broken(mode, Breaks.UNKNOWN_AFTER);

        try (Sink sink = sink();
                SinkSession session = sink.open(target(mode))) {
            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.Committed.class);
            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
            session.finish();
        }
        assertThat(lake.contractRows(Loads.TABLE)).containsExactlyInAnyOrderElementsOf(expected(mode));
    }

    @ParameterizedTest
    @EnumSource(
            value = WriteMode.class,
            names = {"APPEND", "OVERWRITE", "MERGE"})
    void aCommitThatDidNotHappenIsDoneByTheNextRun(WriteMode mode) throws Exception {
        CommitRequest request = broken(mode, Breaks.UNKNOWN_BEFORE);

        try (Sink sink = sink();
                SinkSession session = sink.open(target(mode))) {
            assertThat(session.lookup(request)).isInstanceOf(CommitOutcome.NotCommitted.class);
            assertThat(session.commit(request)).isInstanceOf(CommitOutcome.Committed.class);
            session.finish();
        }
        assertThat(lake.contractRows(Loads.TABLE)).containsExactlyInAnyOrderElementsOf(expected(mode));
    }

    @Test
    void aCatalogThatBreaksOffInItsOwnWayIsAskedAtOnce() throws Exception {
        broken(WriteMode.APPEND, Breaks.UNDECLARED_AFTER);

        assertThat(lake.contractRows(Loads.TABLE)).containsExactlyInAnyOrderElementsOf(expected(WriteMode.APPEND));
    }

    @Test
    void nothingIsCleanedUpWhileTheOutcomeIsUnknown() throws Exception {
        broken(WriteMode.MERGE, Breaks.UNKNOWN_BEFORE);

        try (Stream<Path> files = Files.walk(warehouse)) {
            assertThat(files.map(Path::toString)
                            .filter(path -> path.endsWith(".parquet"))
                            .filter(path -> !path.contains("run-0")))
                    .as("the slice's file and the marks of replaced rows")
                    .hasSize(2);
        }
    }

    /** Even while the catalog does not answer, a restarted run removes nothing that may be part of the table. */
    @Test
    void finishingAfterAnUnknownCommitThatStoodKeepsItsFiles() throws Exception {
        broken(WriteMode.APPEND, Breaks.UNKNOWN_AFTER);

        try (Sink sink = sink();
                SinkSession session = sink.open(target(WriteMode.APPEND))) {
            session.finish();
        }

        assertThat(lake.contractRows(Loads.TABLE)).containsExactlyInAnyOrderElementsOf(expected(WriteMode.APPEND));
        assertNoLists();
    }

    private void assertNoLists() throws IOException {
        try (Stream<Path> files = Files.walk(warehouse)) {
            assertThat(files.filter(path -> path.toString().endsWith(".json"))
                            .filter(path -> path.toString().contains("/sluice/")))
                    .isEmpty();
        }
    }
}
