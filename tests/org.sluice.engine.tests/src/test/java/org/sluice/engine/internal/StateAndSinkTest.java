package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.Engine;
import org.sluice.run.Reading;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.run.checkpoint.ProposedChange;

/** State and sink disagree because one of them was lost or put back from a backup: said, explained, never passed over. */
class StateAndSinkTest {

    @TempDir
    Path directory;

    private Lab lab;
    private String url;
    private Unit unit;
    private int next = 1;

    @BeforeEach
    void makeShop() throws SQLException {
        url = "jdbc:h2:file:" + directory.resolve("shop");
        lab = new Lab(directory.resolve("project")).endpoint("shop", "h2", Map.of("url", url));
        sql("CREATE TABLE orders (id BIGINT PRIMARY KEY, updated_at TIMESTAMP(6))");
        unit = Lab.unit("shop", "PUBLIC.ORDERS").incremental("UPDATED_AT").build();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** A day with ten rows more, and a run. */
    private void day() throws SQLException {
        sql("INSERT INTO orders SELECT x + " + next * 10 + ", DATEADD(DAY, " + next
                + ", TIMESTAMP '2024-01-01 00:00:00') FROM SYSTEM_RANGE(1, 10)");
        next++;
        assertThat(lab.run(unit).problem()).isEmpty();
    }

    private Path state() {
        return lab.home.resolve("state");
    }

    private Path table() {
        return lab.home.resolve("lake/PUBLIC/ORDERS");
    }

    private static void copy(Path from, Path to) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private String refusal() {
        UnitResult refused = lab.run(unit);
        assertThat(refused.state()).isEqualTo(RunState.FAILED);
        assertThat(refused.problem().orElseThrow().code()).isEqualTo(ProblemCode.E_STATE_MISMATCH);
        assertThat(refused.sunk().rows()).isZero();
        return refused.problem().orElseThrow().text();
    }

    private void change(java.util.function.Function<CheckpointEditor, ProposedChange> wanted) {
        try (Engine engine = lab.open()) {
            CheckpointEditor editor = new CheckpointEditor(engine.state(), Clock.systemUTC(), "user:tester");
            editor.apply(wanted.apply(editor));
        }
    }

    @Test
    void aLostStateIsNamedWithTheTargetsCursor() throws Exception {
        day();
        day();
        delete(state());

        assertThat(refusal())
                .contains("state was lost", "version 2", "--assume-cursor 2024-01-03T00:00", "--full-refresh");
        assertThat(refusal()).contains("state was lost");

        sql("INSERT INTO orders VALUES (999, TIMESTAMP '2024-05-01 00:00:00')");
        Reading assumed = new Reading.AsConfigured(Optional.of("2024-01-04T00:00:00"), Optional.empty());
        assertThat(lab.run(RunRequest.of(List.of(unit), assumed, 2), event -> {})
                        .units()
                        .get(0)
                        .sunk()
                        .rows())
                .isEqualTo(1);
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(21, 21);
        assertThat(lab.run(unit).problem()).isEmpty();
    }

    @Test
    void anOlderStateIsNamedAndCanBeSetToWhereTheTargetEnds() throws Exception {
        day();
        copy(state(), directory.resolve("backup"));
        day();
        copy(directory.resolve("backup"), state());

        assertThat(refusal()).contains("state is older", "version 1", "version 2", "--cursor 2024-01-03T00:00");

        change(editor -> editor.moveTo(unit.id(), "2024-01-03T00:00:00.000001"));
        assertThat(lab.run(unit).sunk().rows()).isZero();
        day();
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(30, 30);
    }

    @Test
    void anOlderTargetIsNamedAndARollbackReadsWhatItLost() throws Exception {
        day();
        copy(table(), directory.resolve("backup"));
        day();
        copy(directory.resolve("backup"), table());

        assertThat(refusal()).contains("target was put back from a backup", "state rollback", "--to-version 1");

        change(editor -> editor.rollback(unit.id(), 1));
        assertThat(lab.run(unit).sunk().rows()).isEqualTo(10);
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(20, 20);
        day();
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(30, 30);
    }

    @Test
    void aRemovedTargetIsNamedAndAFullRefreshLoadsItAnew() throws Exception {
        day();
        delete(table());

        assertThat(refusal()).contains("it was removed", "--full-refresh");

        assertThat(lab.fullRefresh(unit).sunk().rows()).isEqualTo(10);
        day();
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(20, 20);
    }

    @Test
    void twoStatesOnOneTargetAreNamed() throws Exception {
        day();
        copy(state(), directory.resolve("backup"));
        day();
        copy(state(), directory.resolve("first"));
        copy(table(), directory.resolve("table"));
        copy(directory.resolve("backup"), state());
        delete(table());
        Files.createDirectories(table());
        assertThat(refusal()).contains("removed");
        copy(directory.resolve("first"), state());
        copy(directory.resolve("table"), table());
        assertThat(lab.run(unit).problem()).isEmpty();
    }

    @Test
    void aFullRefreshNeedsNoAgreement() throws Exception {
        day();
        delete(state());
        assertThat(lab.fullRefresh(unit).problem()).isEmpty();
        day();
        assertThat(lab.lake("PUBLIC.ORDERS", "ID")).containsExactly(20, 20);
    }
}
