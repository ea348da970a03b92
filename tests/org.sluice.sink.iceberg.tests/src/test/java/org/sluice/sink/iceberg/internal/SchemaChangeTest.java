package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.CommitOutcome;
import org.sluice.api.sink.CommitRequest;
import org.sluice.api.sink.PreparedSlice;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;

/** What becomes of a table when the columns of its source change. */
class SchemaChangeTest {

    private static final Schema OLD = Batches.schema("id int32 not null", "amount decimal(9,2)", "rate float32");

    @TempDir
    Path warehouse;

    private Lake lake;

    @BeforeEach
    void loadOldRows() {
        lake = Lake.hadoop(warehouse);
        Loads.append(lake, "run-1", OLD, Batches.row(1, 100, 0.5));
    }

    private List<String> rows(String... columns) throws Exception {
        return lake.rows(Loads.TABLE, record -> text(record, columns));
    }

    private static String text(Record record, String... columns) {
        StringBuilder text = new StringBuilder();
        for (String column : columns) {
            text.append(record.getField(column)).append('|');
        }
        return text.toString();
    }

    private Problem refusal(Schema schema, Map<String, ?> options) {
        return Runs.problemOf(() -> {
            try (Sink sink = lake.sink(options)) {
                sink.open(Loads.target("run-2", WriteMode.APPEND, schema)).close();
            }
        });
    }

    @Test
    void aNewColumnIsAddedAndOlderRowsHaveNoValueInIt() throws Exception {
        Schema wider = Batches.schema("id int32 not null", "amount decimal(9,2)", "rate float32", "note string");

        Loads.append(lake, "run-2", wider, Batches.row(2, 200, 1.5, "new"));

        assertThat(rows("id", "note")).containsExactly("1|null|", "2|new|");
    }

    @Test
    void columnsBecomeWiderWithOlderFilesStillRead() throws Exception {
        Schema wider = Batches.schema("id int64 not null", "amount decimal(18,2)", "rate float64");

        Loads.append(lake, "run-2", wider, Batches.row(1L << 40, 1L << 40, 0.1));

        assertThat(rows("id", "amount", "rate")).containsExactly("1099511627776|10995116277.76|0.1|", "1|1.00|0.5|");
        assertThat(lake.table(Loads.TABLE).schema().findType("id")).isEqualTo(Types.LongType.get());
    }

    @Test
    void aNarrowerSourceLeavesTheTableAsItIs() throws Exception {
        Schema wider = Batches.schema("id int64 not null", "amount decimal(18,2)", "rate float64");
        Loads.append(lake, "run-2", wider, Batches.row(2, 200, 1.5));

        Loads.append(lake, "run-3", OLD, Batches.row(3, 300, 2.5));

        assertThat(rows("id", "amount", "rate")).containsExactly("1|1.00|0.5|", "2|2.00|1.5|", "3|3.00|2.5|");
        assertThat(lake.table(Loads.TABLE).schema().findType("id")).isEqualTo(Types.LongType.get());
    }

    @Test
    void aColumnThatMayBeNullNowBecomesOptional() throws Exception {
        Schema nullable = Batches.schema("id int32", "amount decimal(9,2)", "rate float32");

        Loads.append(lake, "run-2", nullable, Batches.row(null, 200, 1.5));

        assertThat(rows("id", "amount")).containsExactly("1|1.00|", "null|2.00|");
    }

    @Test
    void aRequiredColumnThatIsGoneBecomesOptional() throws Exception {
        Schema narrower = Batches.schema("rate float32");

        Loads.append(lake, "run-2", narrower, Batches.row(1.5));

        assertThat(rows("id", "rate")).containsExactly("1|0.5|", "null|1.5|");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id int32 not null; amount decimal(9,2); rate float32; note string | note",
                "id int64 not null; amount decimal(9,2); rate float32 | id",
                "id int32; amount decimal(9,2); rate float32 | id",
                "amount decimal(9,2); rate float32 | id"
            })
    void aFrozenTableTakesNoChange(String columns, String named) {
        Problem problem = refusal(Batches.schema(columns.split("; ")), Map.of("schema_contract", "freeze"));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_SCHEMA_CONTRACT);
        assertThat(problem.text()).contains("'" + named + "'", "schema_contract");
        assertThat(lake.table(Loads.TABLE).schema().columns()).hasSize(3);
    }

    @Test
    void aPausingContractAsksForADecision() {
        Schema wider = Batches.schema("id int32 not null", "amount decimal(9,2)", "rate float32", "note string");

        Problem problem = refusal(wider, Map.of("schema_contract", "pause"));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_SCHEMA_PAUSED);
        assertThat(problem.text()).contains("'note'", "sluice resume pg/orders@lake");
    }

    @ParameterizedTest
    @CsvSource({"'',APPEND", "amount,APPEND", "'',OVERWRITE", "amount,OVERWRITE", "'',MERGE"})
    void discardedColumnsAreLeftOutAndNamed(String sortBy, WriteMode mode) throws Exception {
        if (!sortBy.isEmpty()) {
            lake.table(Loads.TABLE).replaceSortOrder().asc(sortBy).commit();
        }
        Schema wider = Batches.schema("note string", "id int32 not null", "amount decimal(9,2)", "rate float32");
        Sink sink = lake.sink(Map.of("schema_contract", "discard_value"));

        Map<String, String> details = Loads.load(
                sink,
                Loads.target("run-2", mode, wider, "id"),
                Batches.of(wider, Batches.row("left out", 2, 200, 1.5), Batches.row(null, 1, 300, 2.5)));

        assertThat(details).containsEntry("discarded_columns", "note");
        assertThat(lake.table(Loads.TABLE).schema().columns()).hasSize(3);
        assertThat(rows("id", "amount", "rate")).contains("2|2.00|1.5|", "1|3.00|2.5|");
        assertThat(rows("id")).hasSize(mode == WriteMode.APPEND ? 3 : 2);
    }

    @Test
    void discardingValuesChangesNoTypeAndNoKey() {
        Map<String, ?> options = Map.of("schema_contract", "discard_value");

        Problem wider = refusal(Batches.schema("id int64 not null", "amount decimal(9,2)", "rate float32"), options);

        assertThat(wider.code()).isEqualTo(ProblemCode.E_SCHEMA_CONTRACT);
        Schema keyed =
                Batches.schema("id int32 not null", "amount decimal(9,2)", "rate float32", "shop int32 not null");
        Problem key = Runs.problemOf(() -> {
            try (Sink sink = lake.sink(options)) {
                sink.open(Loads.target("run-2", WriteMode.MERGE, keyed, "id", "shop"))
                        .close();
            }
        });
        assertThat(key.code()).isEqualTo(ProblemCode.E_SCHEMA_CONTRACT);
        assertThat(key.text()).contains("'shop'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id string not null; amount decimal(9,2); rate float32 | id",
                "id int32 not null; amount decimal(9,3); rate float32 | amount",
                "id int32 not null; amount decimal(9,2); rate int32 | rate"
            })
    void aTypeThatDoesNotFitIsRefusedBeforeARowIsRead(String columns, String named) {
        Problem problem = refusal(Batches.schema(columns.split("; ")), Map.of());

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.text()).contains("'" + named + "'", "--full-refresh");
    }

    @Test
    void aFullRefreshReplacesColumnsOfAnotherType() throws Exception {
        Schema other = Batches.schema("id string not null", "amount decimal(9,3)", "rate float32");

        Loads.load(
                lake.sink(),
                Loads.refreshing(Loads.target("run-2", WriteMode.OVERWRITE, other)),
                Batches.of(other, Batches.row("a", 1234, 1.5)));

        assertThat(rows("id", "amount", "rate")).containsExactly("a|1.234|1.5|");
    }

    @Test
    void slicesPreparedForColumnsThatAnotherWriterChangedAreNotCommitted() throws Exception {
        Schema wider = Batches.schema("id int32 not null", "amount decimal(9,2)", "rate float32", "note string");
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(Loads.target("run-2", WriteMode.APPEND, wider))) {
            PreparedSlice slice = Runs.prepare(session, 0, Batches.of(wider, Batches.row(2, 200, 1.5, "new")));
            lake.table(Loads.TABLE)
                    .updateSchema()
                    .addColumn("other", Types.StringType.get())
                    .addColumn("note", Types.StringType.get())
                    .commit();

            CommitOutcome outcome = session.commit(new CommitRequest("c-2", 1, List.of(slice)));

            assertThat(outcome).isInstanceOf(CommitOutcome.NotCommitted.class);
        }
        assertThat(rows("id")).containsExactly("1|");
    }

    @Test
    void anAppendAndItsNewColumnAreOneCommit() throws Exception {
        Schema wider = Batches.schema("id int32 not null", "amount decimal(9,2)", "rate float32", "note string");
        try (Sink sink = lake.sink();
                SinkSession session = sink.open(Loads.target("run-2", WriteMode.APPEND, wider))) {
            Runs.prepare(session, 0, Batches.of(wider, Batches.row(2, 200, 1.5, "new")));
        }
        assertThat(lake.table(Loads.TABLE).schema().findField("note")).isNull();
    }
}
