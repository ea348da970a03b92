package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** Random histories of inserts, updates and deletes leave what a map would hold after them. */
abstract class MergeHistory {

    private static final Schema SCHEMA =
            Batches.schema("id int64 not null", "region string not null", "text string", "seq int32", "gone boolean");
    private static final int COMMITS = 50;
    private static final int KEYS = 80;
    private static final List<String> REGIONS = List.of("north", "south", "w\u0000est", "");

    @TempDir
    Path warehouse;

    private Optional<RestServer> server = Optional.empty();

    /** A table, by the options that make it. */
    record Setup(String name, Map<String, Object> options, Place place, boolean adopts, long seed) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Which catalog. */
    enum Place {
        HADOOP,
        JDBC,
        REST
    }

    private Lake lake(Place place) throws IOException {
        if (place == Place.HADOOP) {
            return Lake.hadoop(warehouse);
        }
        Lake jdbc = Lake.jdbc(warehouse, "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        if (place == Place.JDBC) {
            return jdbc;
        }
        server = Optional.of(new RestServer(jdbc.catalog()));
        return new Lake(Map.of("type", "rest", "uri", server.get().uri()));
    }

    @AfterEach
    void stopServer() {
        server.ifPresent(RestServer::close);
    }

    private record Key(long id, String region) {}

    private record Row(long id, String region, String text, Integer seq, boolean gone) {
        Object[] values() {
            return Batches.row(id, region, text, seq, gone);
        }

        boolean atLeast(Row other) {
            int own = seq == null ? Integer.MIN_VALUE : seq;
            return own >= (other.seq == null ? Integer.MIN_VALUE : other.seq);
        }

        String shown() {
            return id + "|" + region + "|" + text + "|" + seq;
        }
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aHistoryLeavesWhatAMapHolds(Setup setup) throws Exception {
        Lake lake = lake(setup.place());
        Map<String, Object> options = new HashMap<>(setup.options());
        options.put("deleted_column", "gone");
        Random random = new Random(setup.seed());
        Map<Key, Row> model = new HashMap<>();
        for (int commit = 0; commit < COMMITS; commit++) {
            List<List<Row>> slices = slices(random, commit);
            merge(lake.sink(options), setup, commit, slices);
            apply(slices, model);
            if (commit % 10 == 9) {
                assertThat(lake.rows("shop.orders", MergeHistory::text))
                        .as("after commit %d", commit)
                        .containsExactlyInAnyOrderElementsOf(
                                model.values().stream().map(Row::shown).toList());
            }
        }
    }

    private static List<List<Row>> slices(Random random, int commit) {
        List<List<Row>> slices = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int slice = 0; slice < count; slice++) {
            List<Row> rows = new ArrayList<>();
            int size = random.nextInt(5) == 0 ? 0 : random.nextInt(30);
            for (int i = 0; i < size; i++) {
                rows.add(row(random, commit));
            }
            slices.add(rows);
        }
        return slices;
    }

    private static Row row(Random random, int commit) {
        long id = random.nextInt(KEYS) - 5L;
        String text = random.nextInt(6) == 0
                ? null
                : (char) ('a' + random.nextInt(3)) + "-" + commit + "-" + random.nextInt(1000);
        Integer seq = random.nextInt(10) == 0 ? null : random.nextInt(4);
        return new Row(id, REGIONS.get((int) Math.floorMod(id, 4L)), text, seq, random.nextInt(4) == 0);
    }

    private void merge(Sink sink, Setup setup, int commit, List<List<Row>> slices) throws Exception {
        SinkTarget target = new SinkTarget(
                "shop.orders",
                "run-" + commit,
                "shop.orders",
                SCHEMA,
                List.of("id", "region"),
                WriteMode.MERGE,
                Runs.DAY,
                false,
                Optional.of("seq"));
        try (sink;
                SinkSession session = sink.open(target)) {
            List<PreparedSlice> prepared = new ArrayList<>();
            for (int i = 0; i < slices.size(); i++) {
                ColumnBatch batch = Batches.of(
                        SCHEMA, slices.get(i).stream().map(Row::values).toArray(Object[][]::new));
                prepared.add(
                        setup.adopts()
                                ? Runs.adopt(session, StagedFiles.write(warehouse, i, batch))
                                : Runs.prepare(session, i, batch));
            }
            Runs.commit(session, "c-" + commit, prepared.toArray(PreparedSlice[]::new));
            session.finish();
        }
    }

    private static void apply(List<List<Row>> slices, Map<Key, Row> model) {
        Map<Key, Row> newest =
                new TreeMap<>(java.util.Comparator.comparing(Key::id).thenComparing(Key::region));
        slices.forEach(slice -> slice.forEach(
                row -> newest.merge(new Key(row.id(), row.region()), row, (old, now) -> now.atLeast(old) ? now : old)));
        newest.forEach((key, row) -> {
            if (row.gone()) {
                model.remove(key);
            } else {
                model.put(key, row);
            }
        });
    }

    private static String text(Record record) {
        return record.getField("id") + "|" + record.getField("region") + "|" + record.getField("text") + "|"
                + record.getField("seq");
    }
}
