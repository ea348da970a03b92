package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Rows that the source marks as deleted. */
class DeletedRowsTest {

    private static final Schema SCHEMA =
            Runs.schema("id int64 not null", "name string", "changed int64", "gone boolean");

    private static SinkTarget merge(String run) {
        return Runs.withCursor(Runs.target("orders", run, WriteMode.MERGE, SCHEMA, "id"), "changed");
    }

    private static Sink sink(TestDatabase database) {
        return new JdbcSinkFactory()
                .open(database.with("deleted_column", "gone").endpoint());
    }

    private static List<String> rows(TestDatabase database) throws SQLException {
        return database.query("SELECT " + database.quoted("id") + ", " + database.quoted("name") + " FROM "
                + database.quoted("orders") + " ORDER BY 1");
    }

    /** Twenty random commits, some of whose slices share keys, end in the rows of a map. */
    @ParameterizedTest
    @EnumSource(Server.class)
    void theKeysOfMarkedRowsGo(Server server) throws SQLException {
        TestDatabase database = server.create();
        Random random = new Random(20_261_123);
        Map<Long, String> model = new TreeMap<>();
        long clock = 0;
        try (Sink sink = sink(database)) {
            for (int commit = 0; commit < 20; commit++) {
                Map<Long, Object[]> newest = new HashMap<>();
                try (SinkSession session = sink.open(merge("r" + commit))) {
                    PreparedSlice[] slices = new PreparedSlice[1 + random.nextInt(3)];
                    for (int slice = 0; slice < slices.length; slice++) {
                        List<Object[]> rows = new ArrayList<>();
                        for (int i = random.nextInt(12); i > 0; i--) {
                            clock++;
                            Integer gone = random.nextInt(5) == 0 ? null : random.nextInt(3) == 0 ? 1 : 0;
                            rows.add(Rows.row(random.nextInt(25), "v" + clock, clock, gone));
                        }
                        rows.forEach(row -> newest.put(((Number) row[0]).longValue(), row));
                        slices[slice] = Runs.prepare(session, slice, Rows.of(SCHEMA, rows.toArray(Object[][]::new)));
                    }
                    Runs.commit(session, "c-" + commit, slices);
                    session.finish();
                }
                newest.forEach((key, row) -> {
                    if (Integer.valueOf(1).equals(row[3])) {
                        model.remove(key);
                    } else {
                        model.put(key, String.valueOf(row[1]));
                    }
                });
                assertThat(rows(database))
                        .as("after commit %d", commit)
                        .containsExactlyElementsOf(model.entrySet().stream()
                                .map(entry -> entry.getKey() + "|" + entry.getValue())
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void withoutTheOptionTheyStayMarked(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(database, merge("r1"), Rows.of(SCHEMA, Rows.row(1, "one", 1, 0), Rows.row(2, "two", 1, 0)));
        Runs.load(database, merge("r2"), Rows.of(SCHEMA, Rows.row(2, "two", 2, 1)));
        assertThat(rows(database)).containsExactly("1|one", "2|two");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aColumnThatIsNotBooleanIsRefused(Server server) throws SQLException {
        TestDatabase database = server.create();
        try (Sink sink = new JdbcSinkFactory()
                .open(database.with("deleted_column", "name").endpoint())) {
            Problem problem = Runs.problemOf(() -> sink.open(merge("r1")));
            assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
            assertThat(problem.message()).contains("'name'").contains("not boolean");
        }
    }
}
