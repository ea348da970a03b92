package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hive.metastore.api.EnvironmentContext;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.testkit.sink.SinkRows;

/** What stands in the metastore after runs, read with Hive's own client. */
class ExternalTableTest {

    private static final Field ID = new Field("id", new DataType.Int(64), false);
    private static final Field NAME = new Field("name", new DataType.Text(), true);

    @TempDir
    Path root;

    private final String database = PublishedSinks.newDatabase();
    private final HiveReader reader = new HiveReader(MetastoreServer.shared());

    @AfterEach
    void close() {
        reader.close();
    }

    private Sink sink(Map<String, ?> settings) {
        return new PublishedSinks(root.toString(), MetastoreServer.shared(), database, settings).open();
    }

    private void append(int day, long... ids) {
        try (Sink sink = sink(Map.of())) {
            Loads.load(
                    sink,
                    Loads.target("run-" + day, WriteMode.APPEND, Loads.DAY.plusDays(day), SinkRows.SCHEMA),
                    SinkRows.batch(ids));
        }
    }

    private Table table() throws Exception {
        return reader.table(database, "orders");
    }

    private List<Partition> partitions() throws Exception {
        return reader.partitions(database, "orders");
    }

    private List<String> days() throws Exception {
        return partitions().stream()
                .map(partition -> String.join("/", partition.getValues()))
                .toList();
    }

    private static List<String> columns(List<FieldSchema> columns) {
        return columns.stream()
                .map(column -> column.getName() + " " + column.getType())
                .toList();
    }

    private String location(String below) {
        return "file:" + root.resolve(below);
    }

    @Test
    void theFirstRunMakesAnExternalTableOfParquetFiles() throws Exception {
        append(0, 1, 2);

        Table table = table();
        assertThat(table.getTableType()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.getParameters()).containsEntry("EXTERNAL", "TRUE").containsEntry("sluice.unit", "shop.orders");
        assertThat(table.getSd().getLocation()).isEqualTo(location("orders"));
        assertThat(table.getSd().getInputFormat()).endsWith("MapredParquetInputFormat");
        assertThat(table.getSd().getSerdeInfo().getSerializationLib()).endsWith("ParquetHiveSerDe");
        assertThat(columns(table.getSd().getCols())).containsExactly("id bigint", "name string");
        assertThat(columns(table.getPartitionKeys())).containsExactly("load_date date");
    }

    /** Hive would answer questions of how many rows there are from them. */
    @Test
    void noStatisticsOfAnEmptyTableAreKept() throws Exception {
        append(0, 1, 2);

        assertThat(table().getParameters()).doesNotContainKey("COLUMN_STATS_ACCURATE");
        assertThat(partitions().get(0).getParameters()).doesNotContainKey("COLUMN_STATS_ACCURATE");
    }

    @Test
    void everyDayBecomesAPartition() throws Exception {
        append(0, 1);
        append(1, 2);
        append(1, 3);

        assertThat(days()).containsExactly("2026-03-14", "2026-03-15");
        assertThat(partitions().get(1).getSd().getLocation()).isEqualTo(location("orders/load_date=2026-03-15"));
        assertThat(columns(partitions().get(1).getSd().getCols())).containsExactly("id bigint", "name string");
    }

    @Test
    void partitionsAreRepairedToWhatTheDirectoriesHold() throws Exception {
        append(0, 1);
        append(1, 2);
        append(2, 3);
        reader.client().drop_partition(database, "orders", List.of("2026-03-14"), false);
        new Directory(root.resolve("orders/load_date=2026-03-15")).remove();
        Files.createDirectory(root.resolve("orders/load_date=2026-01-01"));

        try (Sink sink = sink(Map.of());
                SinkSession session = sink.open(Loads.target("run-9", WriteMode.APPEND))) {
            assertThat(session.hasData()).isTrue();
        }

        assertThat(days()).containsExactlyInAnyOrder("2026-01-01", "2026-03-14", "2026-03-16");
        assertThat(reader.rows(database, "orders")).containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 3));
    }

    @Test
    void filesThatWereThereBeforeHiveWasAreSeenToo() throws Exception {
        PublishedSinks sinks = new PublishedSinks(root.toString(), MetastoreServer.shared(), database, Map.of());
        try (Sink plain = sinks.unpublished()) {
            Loads.load(plain, Loads.target("run-0", WriteMode.APPEND), SinkRows.batch(1, 2));
        }

        append(1, 3);

        assertThat(reader.rows(database, "orders")).containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 2, 3));
    }

    @Test
    void aPartitionThatSomebodyKeepsElsewhereStays() throws Exception {
        append(0, 1);
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Partition other = partitions().get(0).deepCopy();
        other.setValues(List.of("1999-12-31"));
        other.getSd().setLocation("file:" + elsewhere);
        reader.client().add_partition(other);

        append(1, 2);

        assertThat(days()).containsExactlyInAnyOrder("1999-12-31", "2026-03-14", "2026-03-15");
    }

    @Test
    void columnsComeToTheEndAndBecomeWiderInOldPartitionsToo() throws Exception {
        Schema narrow = new Schema(List.of(new Field("id", new DataType.Int(32), false), NAME));
        Schema wide = new Schema(List.of(new Field("price", new DataType.Decimal(9, 2), true), ID, NAME));
        try (Sink sink = sink(Map.of())) {
            Loads.load(sink, Loads.target("run-0", WriteMode.APPEND, Loads.DAY, narrow), row(narrow));
            assertThat(columns(table().getSd().getCols())).containsExactly("id int", "name string");

            Loads.load(sink, Loads.target("run-1", WriteMode.APPEND, Loads.DAY, wide), row(wide));
        }

        List<String> grown = List.of("id bigint", "name string", "price decimal(9,2)");
        assertThat(columns(table().getSd().getCols())).isEqualTo(grown);
        assertThat(columns(partitions().get(0).getSd().getCols())).isEqualTo(grown);
    }

    @Test
    void aColumnThatTheSourceDroppedStays() throws Exception {
        Schema fewer = new Schema(List.of(ID));
        try (Sink sink = sink(Map.of())) {
            Loads.load(sink, Loads.target("run-0", WriteMode.APPEND), SinkRows.batch(1));
            Loads.load(sink, Loads.target("run-1", WriteMode.APPEND, Loads.DAY, fewer), row(fewer));
        }

        assertThat(columns(table().getSd().getCols())).containsExactly("id bigint", "name string");
    }

    /** A row of zeros and nulls. */
    private static ColumnBatch row(Schema schema) {
        ColumnBatch batch = new ColumnBatch(schema);
        for (int i = 0; i < schema.size(); i++) {
            if (schema.field(i).nullable()) {
                batch.column(i).appendNull();
            } else if (schema.field(i).type().storage() == DataType.Storage.INT) {
                batch.ints(i).append(0);
            } else {
                batch.longs(i).append(0);
            }
        }
        batch.endRow();
        return batch;
    }

    @Test
    void whatUsersAddToATableStays() throws Exception {
        append(0, 1);
        Table table = table();
        table.putToParameters("comment", "orders of the shop, ümläuts too");
        table.getSd().getCols().get(0).setComment("the key");
        reader.client().alter_table_with_environment_context(database, "orders", table, new EnvironmentContext());

        try (Sink sink = sink(Map.of("hive_finalisation", "set_location"))) {
            Loads.load(sink, Loads.target("run-5", WriteMode.OVERWRITE), SinkRows.batch(5));
        }

        assertThat(table().getParameters()).containsEntry("comment", "orders of the shop, ümläuts too");
        assertThat(table().getSd().getCols().get(0).getComment()).isEqualTo("the key");
        assertThat(table().getSd().getLocation()).startsWith(location("orders/_generations/"));
    }

    @Test
    void theObjectsNameSaysDatabaseAndTable() throws Exception {
        PublishedSinks sinks = new PublishedSinks(root.toString(), MetastoreServer.shared(), "", Map.of());
        String schema = "Sales-" + database;
        try (Sink sink = sinks.open()) {
            Loads.load(sink, Loads.targetOf(schema + ".Order Lines"), SinkRows.batch(1));
        }

        assertThat(reader.rows("sales_" + database, "order_lines")).isEqualTo(SinkRows.texts(1));
    }
}
