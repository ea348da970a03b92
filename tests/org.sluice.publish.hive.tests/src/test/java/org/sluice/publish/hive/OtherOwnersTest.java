package org.sluice.publish.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.testkit.sink.SinkRows;

/** Names in the metastore that are taken, and schemas that do not go with it. */
class OtherOwnersTest {

    @TempDir
    Path root;

    private final String database = PublishedSinks.newDatabase();
    private final HiveReader reader = new HiveReader(MetastoreServer.shared());

    /** A table that fits, as somebody else would have made it. */
    @BeforeEach
    void makeATable() {
        try (Sink sink = sink()) {
            Loads.load(sink, Loads.target("run-0", WriteMode.APPEND), SinkRows.batch(1));
        }
    }

    @AfterEach
    void close() {
        reader.close();
    }

    private Sink sink() {
        return new PublishedSinks(root.toString(), MetastoreServer.shared(), database, Map.of()).open();
    }

    private void remake(Consumer<Table> change) throws Exception {
        Table table = reader.table(database, "orders");
        reader.client().drop_table(database, "orders", false);
        table.getParameters().remove("sluice.unit");
        table.unsetId();
        change.accept(table);
        reader.client().create_table(table);
    }

    private Problem refusal() {
        try (Sink sink = sink()) {
            return Loads.problemOf(() -> sink.open(Loads.target("run-1", WriteMode.APPEND)));
        }
    }

    private void assertRefused(Problem problem, String... because) {
        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.message())
                .contains(database + ".orders", "which Sluice did not make", "shop.orders")
                .contains(because);
        assertThat(problem.next()).contains("another object", "hive_database");
        assertThat(new java.io.File(root.toFile(), "orders/_staging")).doesNotExist();
    }

    @Test
    void aTableThatFitsIsTakenAsItIs() throws Exception {
        remake(table -> table.getSd().getCols().get(0).setComment("theirs"));

        try (Sink sink = sink()) {
            Loads.load(sink, Loads.target("run-1", WriteMode.APPEND), SinkRows.batch(2));
        }

        assertThat(reader.rows(database, "orders")).containsExactlyInAnyOrderElementsOf(SinkRows.texts(1, 2));
        assertThat(reader.table(database, "orders").getParameters()).doesNotContainKey("sluice.unit");
    }

    @Test
    void aTableWithAnotherTypeIsRefused() throws Exception {
        remake(table -> table.getSd().getCols().set(0, new FieldSchema("id", "string", "")));

        assertRefused(refusal(), "'id'", "string", "bigint");
    }

    @Test
    void aTableInAnotherPlaceIsRefused() throws Exception {
        Path theirs = Files.createDirectory(root.resolve("theirs"));
        remake(table -> table.getSd().setLocation("file:" + theirs));

        assertRefused(refusal(), theirs.toString(), root.resolve("orders").toString());
    }

    @Test
    void aViewIsRefused() throws Exception {
        remake(table -> {
            table.setTableType("VIRTUAL_VIEW");
            table.setViewOriginalText("SELECT 1");
            table.setViewExpandedText("SELECT 1");
            table.getParameters().remove("EXTERNAL");
        });

        assertRefused(refusal(), "VIRTUAL_VIEW");
    }

    @Test
    void aTableOfOtherFilesIsRefused() throws Exception {
        remake(table -> table.getSd().setInputFormat("org.apache.hadoop.mapred.TextInputFormat"));

        assertRefused(refusal(), "TextInputFormat");
    }

    @Test
    void aTableWithOtherPartitionsIsRefused() throws Exception {
        remake(table -> table.setPartitionKeys(List.of(new FieldSchema("country", "string", ""))));
        assertRefused(refusal(), "partitioned by country");

        remake(table -> table.setPartitionKeys(new ArrayList<>()));
        assertRefused(refusal(), "has no partitions");
    }

    @Test
    void aTypeOfOursThatChangesOtherwiseIsRefusedWithTheWaysOn() {
        Schema changed = new Schema(List.of(new Field("id", new DataType.Text(), true)));
        try (Sink sink = sink()) {
            Problem problem =
                    Loads.problemOf(() -> sink.open(Loads.target("run-1", WriteMode.OVERWRITE, Loads.DAY, changed)));

            assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
            assertThat(problem.message()).contains("(of shop.orders)", "'id'", "bigint", "string");
            assertThat(problem.next()).contains("drop the table in Hive");
        }
    }

    @Test
    void columnsThatHiveCannotTellApartAreRefused() {
        Schema twins = new Schema(
                List.of(new Field("id", new DataType.Int(64), false), new Field("ID", new DataType.Text(), true)));
        Schema day = new Schema(List.of(new Field("Load_Date", new DataType.Date(), true)));
        try (Sink sink = sink()) {
            for (Schema schema : List.of(twins, day)) {
                Problem problem =
                        Loads.problemOf(() -> sink.open(Loads.target("run-1", WriteMode.APPEND, Loads.DAY, schema)));

                assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
                assertThat(problem.message()).contains("cannot tell");
            }
        }
    }
}
