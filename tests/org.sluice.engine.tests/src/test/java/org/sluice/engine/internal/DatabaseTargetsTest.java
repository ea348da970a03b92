package org.sluice.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.run.Engine;
import org.sluice.run.Reading;
import org.sluice.run.Reconciliation;
import org.sluice.run.Reconciliation.Kind;
import org.sluice.run.Reconciliation.Mismatch;
import org.sluice.run.RunRequest;
import org.sluice.run.RunState;
import org.sluice.run.Unit;
import org.sluice.run.UnitResult;
import org.sluice.run.checkpoint.CheckpointEditor;
import org.sluice.testkit.db.EmbeddedPostgresServer;
import org.sluice.testkit.db.MariaDbServer;

/** What state and reconciliation promise holds where the target is a table of a database, too. */
class DatabaseTargetsTest {

    private static final int DAYS = 3;
    private static final int ROWS = DAYS * 100;

    @TempDir
    Path directory;

    /** A database to write to. */
    enum Target {
        POSTGRESQL("postgresql-sink", "mart.orders") {
            @Override
            Map<String, ?> options(Path place) throws SQLException {
                EmbeddedPostgresServer server = EmbeddedPostgresServer.shared();
                return Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "database",
                        databases.computeIfAbsent(place, Target::newDatabase),
                        "user",
                        EmbeddedPostgresServer.ADMIN);
            }

            @Override
            Connection connect(Path place) throws SQLException {
                return EmbeddedPostgresServer.shared().connect(databases.getOrDefault(place, ""));
            }

            private final Map<Path, String> databases = new HashMap<>();
        },
        MARIADB("mariadb-sink", "mart.orders") {
            @Override
            Map<String, ?> options(Path place) throws SQLException {
                MariaDbServer server = MariaDbServer.shared();
                connectAndRun(server.connect("mysql"), "DROP DATABASE IF EXISTS mart");
                return Map.of(
                        "host",
                        server.host(),
                        "port",
                        server.port(),
                        "user",
                        MariaDbServer.ADMIN,
                        "password",
                        MariaDbServer.PASSWORD,
                        "database",
                        server.createDatabase("targets"));
            }

            @Override
            Connection connect(Path place) throws SQLException {
                return MariaDbServer.shared().connect("mysql");
            }
        },
        H2("h2-sink", "\"mart\".\"orders\"") {
            @Override
            Map<String, ?> options(Path place) {
                return Map.of("url", "jdbc:h2:file:" + place.resolve("mart"));
            }

            @Override
            Connection connect(Path place) throws SQLException {
                return DriverManager.getConnection("jdbc:h2:file:" + place.resolve("mart"));
            }
        };

        private final String template;
        private final String table;

        Target(String template, String table) {
            this.template = template;
            this.table = table;
        }

        private static String newDatabase(Path place) {
            try {
                return EmbeddedPostgresServer.shared().createDatabase("targets");
            } catch (SQLException e) {
                throw new IllegalStateException(place.toString(), e);
            }
        }

        /** Where it is, emptied. */
        abstract Map<String, ?> options(Path place) throws SQLException;

        abstract Connection connect(Path place) throws SQLException;

        static void connectAndRun(Connection connection, String sql) throws SQLException {
            try (connection;
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        List<Long> ids(Path place) throws SQLException {
            try (Connection connection = connect(place);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                List<Long> ids = new ArrayList<>();
                while (rows.next()) {
                    ids.add(rows.getLong("id"));
                }
                return ids;
            }
        }
    }

    private Lab lab(Target target) throws SQLException {
        sql("CREATE SCHEMA \"mart\"");
        sql("CREATE TABLE \"mart\".\"orders\" (\"id\" BIGINT PRIMARY KEY, \"at\" TIMESTAMP(6), \"item\" VARCHAR(40))");
        return new Lab(directory.resolve("project"))
                .endpoint("shop", "h2", Map.of("url", url()))
                .endpoint("lake", target.template, target.options(directory));
    }

    private String url() {
        return "jdbc:h2:file:" + directory.resolve("shop");
    }

    private void sql(String statement) throws SQLException {
        Target.connectAndRun(DriverManager.getConnection(url()), statement);
    }

    /** A hundred rows on each of three days, each loaded by a run of its own. */
    private void loadDays(Lab lab, Unit unit) throws SQLException {
        for (int day = 1; day <= DAYS; day++) {
            sql("INSERT INTO \"mart\".\"orders\" SELECT x + " + (day - 1) * 100 + ", DATEADD(DAY, " + day
                    + ", TIMESTAMP '2024-01-01 00:00:00'), 'item ' || x FROM SYSTEM_RANGE(1, 100)");
            assertThat(lab.run(unit).problem()).isEmpty();
        }
    }

    private static Unit merging() {
        return Lab.unit("shop", "mart.orders").incremental("at").merge("id").build();
    }

    private static Unit appending() {
        return Lab.unit("shop", "mart.orders").incremental("at").build();
    }

    private static List<Long> all() {
        return LongStream.rangeClosed(1, ROWS).boxed().toList();
    }

    private static Reconciliation reconcile(Lab lab, Unit unit) {
        try (Engine engine = lab.open()) {
            return engine.reconciler().reconcile(unit, Cancellation.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aRewindUnderAMergeReadsAgainAndLeavesEachRowOnce(Target target) throws Exception {
        Lab lab = lab(target);
        loadDays(lab, merging());
        try (Engine engine = lab.open()) {
            CheckpointEditor editor = new CheckpointEditor(engine.state(), Clock.systemUTC(), "user:tester");
            editor.apply(editor.rewind(merging().id(), "2024-01-02T00:00:00"));
        }

        UnitResult again = lab.run(merging());

        assertThat(again.problem()).isEmpty();
        assertThat(again.sunk().rows()).isGreaterThanOrEqualTo(200);
        assertThat(target.ids(directory)).containsExactlyInAnyOrderElementsOf(all());
        assertThat(reconcile(lab, merging()).agrees()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aRowThatTheTargetLostIsNamed(Target target) throws Exception {
        Lab lab = lab(target);
        loadDays(lab, merging());
        assertThat(reconcile(lab, merging()).agrees()).isTrue();

        Target.connectAndRun(
                target.connect(directory),
                "DELETE FROM " + target.table + " WHERE " + (target == Target.H2 ? "\"id\"" : "id") + " = 217");

        Reconciliation result = reconcile(lab, merging());
        assertThat(result.sinkRows()).isEqualTo(ROWS - 1);
        assertThat(result.mismatches()).containsExactly(new Mismatch(Kind.MISSING, "id=217"));
    }

    @ParameterizedTest
    @EnumSource(Target.class)
    void aLostStateIsNamedWithTheTargetsCursorAndCanGoOnThere(Target target) throws Exception {
        Lab lab = lab(target);
        loadDays(lab, appending());
        try (Stream<Path> files = Files.walk(lab.home.resolve("state"))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }

        UnitResult refused = lab.run(appending());
        assertThat(refused.state()).isEqualTo(RunState.FAILED);
        assertThat(refused.problem().orElseThrow().code()).isEqualTo(ProblemCode.E_STATE_MISMATCH);
        assertThat(refused.problem().orElseThrow().text())
                .contains("state was lost", "version 3", "--assume-cursor 2024-01-04T00:00");

        sql("INSERT INTO \"mart\".\"orders\" VALUES (301, TIMESTAMP '2024-02-01 00:00:00', 'late')");
        Reading assumed = new Reading.AsConfigured(Optional.of("2024-01-04T00:00:00.000001"), Optional.empty());
        assertThat(lab.run(RunRequest.of(List.of(appending()), assumed, 2), event -> {})
                        .units()
                        .get(0)
                        .problem())
                .isEmpty();
        assertThat(target.ids(directory)).hasSize(ROWS + 1).doesNotHaveDuplicates();
    }
}
