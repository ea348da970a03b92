package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

class MergeTest {

    private static final Schema SCHEMA = Runs.schema("id int64 not null", "name string", "changed timestamp(6)");
    private static final int COMMITS = 50;
    private static final int KEYS = 60;

    private static SinkTarget merge(String run) {
        return Runs.withCursor(Runs.target("orders", run, WriteMode.MERGE, SCHEMA, "id"), "changed");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void rowsOfTheSameKeyAreReplacedAndOthersStay(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(
                database,
                merge("r1"),
                Rows.of(SCHEMA, Rows.row(1, "one", 10), Rows.row(2, "two", 10), Rows.row(3, "three", 10)));

        Runs.load(database, merge("r2"), Rows.of(SCHEMA, Rows.row(2, null, 20), Rows.row(4, "four", 20)));

        assertThat(names(database)).containsExactly("1|one", "2|null", "3|three", "4|four");
    }

    private static List<String> names(TestDatabase database) throws SQLException {
        return database.query("SELECT " + database.quoted("id") + ", " + database.quoted("name") + " FROM "
                + database.quoted("orders") + " ORDER BY 1");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void ofOneKeyInOneCommitTheHighestCursorWinsAndAmongEqualsTheLast(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(
                database,
                merge("r1"),
                Rows.of(
                        SCHEMA,
                        Rows.row(1, "late", 30),
                        Rows.row(1, "early", 10),
                        Rows.row(2, "first", 10),
                        Rows.row(2, "second", 10),
                        Rows.row(3, "some", 1),
                        Rows.row(3, "none", null),
                        Rows.row(4, "slice 0", 5)),
                Rows.of(SCHEMA, Rows.row(1, "middle", 20), Rows.row(4, "slice 1", 5)));

        assertThat(names(database)).containsExactly("1|late", "2|second", "3|some", "4|slice 1");
    }

    /** Each slice has each key once; that two of them share one, only the table can tell. */
    @ParameterizedTest
    @EnumSource(Server.class)
    void slicesThatShareAKeyGoIntoAnEmptyTableAsOne(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(
                database,
                merge("r1"),
                Rows.of(SCHEMA, Rows.row(1, "one", 10), Rows.row(2, "new", 30)),
                Rows.of(SCHEMA, Rows.row(3, "three", 10)),
                Rows.of(SCHEMA, Rows.row(4, "four", 10), Rows.row(2, "old", 20)));
        assertThat(names(database)).containsExactly("1|one", "2|new", "3|three", "4|four");

        Runs.load(database, merge("r2"), Rows.of(SCHEMA, Rows.row(2, "newest", 40)));
        assertThat(names(database)).containsExactly("1|one", "2|newest", "3|three", "4|four");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void slicesWithoutACommonKeyGoIntoAnEmptyTable(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(
                database,
                merge("r1"),
                Rows.of(SCHEMA, Rows.row(1, "one", 10), Rows.row(2, "two", 30)),
                Rows.of(SCHEMA, Rows.row(3, "three", 10)));
        Runs.load(database, merge("r2"), Rows.of(SCHEMA, Rows.row(3, "more", 40)));
        assertThat(names(database)).containsExactly("1|one", "2|two", "3|more");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void textsOfAKeyDifferWhenTheirBytesDo(Server server) throws SQLException {
        TestDatabase database = server.create();
        Schema schema = Runs.schema("code string not null", "n int32");
        SinkTarget target = Runs.target("codes", "r1", WriteMode.MERGE, schema, "code");
        Runs.load(
                database,
                target,
                Rows.of(schema, Rows.row("a", 1), Rows.row("A", 2), Rows.row("a ", 3), Rows.row("ä", 4)));
        Runs.load(
                database,
                Runs.target("codes", "r2", WriteMode.MERGE, schema, "code"),
                Rows.of(schema, Rows.row("A", 20), Rows.row("a ", 30)));

        assertThat(database.rows("codes")).containsExactlyInAnyOrder("a|1", "A|20", "a |30", "ä|4");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableOfKeysOnlyCanBeMergedInto(Server server) throws SQLException {
        TestDatabase database = server.create();
        Schema schema = Runs.schema("a int32 not null", "b string not null");
        for (String run : new String[] {"r1", "r2"}) {
            Runs.load(
                    database,
                    Runs.target("pairs", run, WriteMode.MERGE, schema, "a", "b"),
                    Rows.of(schema, Rows.row(1, "x"), Rows.row(1, "y"), Rows.row(1, "x")));
        }

        assertThat(database.rows("pairs")).containsExactlyInAnyOrder("1|x", "1|y");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aRowWithoutKeyIsRefusedWithItsPlace(Server server) throws SQLException {
        TestDatabase database = server.create();
        Schema schema = Runs.schema("shop string", "id int64", "n int32");
        ColumnBatch rows = Rows.of(
                schema,
                Rows.row("a", 1, 1),
                Rows.row("b", 2, 1),
                Rows.row("c", 3, 1),
                Rows.row("d", 4, 1),
                Rows.row("e", null, 1));
        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(Runs.target("orders", "r1", WriteMode.MERGE, schema, "shop", "id"))) {
            Problem problem = Runs.problemOf(() -> Runs.prepare(session, 3, rows));

            assertThat(problem.code()).isEqualTo(ProblemCode.E_VALUE_OUT_OF_RANGE);
            assertThat(problem.message()).contains("'id' in row 5 of slice 3", "shop = e");
            assertThat(database.query("SELECT * FROM sluice_stage")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableThatWasAppendedToGetsItsKeyWhenItIsMergedInto(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(
                database,
                Runs.target("orders", "r1", WriteMode.OVERWRITE, SCHEMA, "id"),
                Rows.of(SCHEMA, Rows.row(1, "one", 10), Rows.row(2, "two", 10)));

        Runs.load(database, merge("r2"), Rows.of(SCHEMA, Rows.row(2, "TWO", 20)));

        assertThat(names(database)).containsExactly("1|one", "2|TWO");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableWithTwoRowsOfOneKeyCannotBeMergedInto(Server server) throws SQLException {
        TestDatabase database = server.create();
        Runs.load(
                database,
                Runs.target("orders", "r1", WriteMode.APPEND, SCHEMA, "id"),
                Rows.of(SCHEMA, Rows.row(1, "one", 10), Rows.row(1, "two", 10)));

        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(merge("r2"))) {
            PreparedSlice slice = Runs.prepare(session, 0, Rows.of(SCHEMA, Rows.row(1, "x", 20)));
            Problem problem = Runs.refused(session, slice);

            assertThat(problem.code()).isEqualTo(ProblemCode.E_VALUE_OUT_OF_RANGE);
        }
        assertThat(names(database)).containsExactlyInAnyOrder("1|one", "1|two");
    }

    private record Version(Long cursor, int slice, int row, String name) {
        static final Comparator<Version> ORDER = Comparator.comparing(
                        Version::cursor, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Version::slice)
                .thenComparing(Version::row);
    }

    /** A key need not be new to win over an earlier commit: the rule is about one commit only. */
    @ParameterizedTest
    @EnumSource(Server.class)
    void fiftyRandomCommitsEndInTheRowsOfAMap(Server server) throws SQLException {
        TestDatabase database = server.create();
        Random random = new Random(20_260_314);
        Map<Long, String> model = new TreeMap<>();
        try (Sink sink = Runs.sink(database)) {
            for (int commit = 0; commit < COMMITS; commit++) {
                try (SinkSession session = sink.open(merge("r" + commit))) {
                    Map<Long, Version> winners = new HashMap<>();
                    PreparedSlice[] slices = new PreparedSlice[random.nextInt(4)];
                    for (int slice = 0; slice < slices.length; slice++) {
                        slices[slice] = Runs.prepare(session, slice, randomRows(random, commit, slice, winners));
                    }
                    Runs.commit(session, "c-" + commit, slices);
                    session.finish();
                    winners.forEach((key, version) -> model.put(key, version.name()));
                }
                assertThat(names(database)).as("after commit %d", commit).containsExactlyElementsOf(texts(model));
            }
        }
    }

    private static ColumnBatch randomRows(Random random, int commit, int slice, Map<Long, Version> winners) {
        ColumnBatch batch = new ColumnBatch(SCHEMA);
        int rows = random.nextInt(25);
        for (int row = 0; row < rows; row++) {
            long key = random.nextInt(KEYS) - KEYS / 2L;
            Long cursor = random.nextInt(8) == 0 ? null : random.nextInt(6) * 1_000_000L;
            Version version = new Version(cursor, slice, row, "c" + commit + "s" + slice + "r" + row);
            Rows.append(batch, 0, key);
            Rows.append(batch, 1, version.name());
            Rows.append(batch, 2, cursor);
            batch.endRow();
            winners.merge(key, version, (a, b) -> Version.ORDER.compare(a, b) > 0 ? a : b);
        }
        return batch;
    }

    private static List<String> texts(Map<Long, String> model) {
        return model.entrySet().stream()
                .map(entry -> entry.getKey() + "|" + entry.getValue())
                .toList();
    }
}
