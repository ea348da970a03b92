package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.api.type.TypeParser;

/** What becomes of a table whose columns change. */
class SchemaChangeTest {

    @TempDir
    Path root;

    private static Schema schema(String type) {
        return new Schema(List.of(new Field("amount", TypeParser.parse(type), true)));
    }

    private void load(String run, WriteMode mode, Schema schema) {
        try (Sink sink = Sinks.on(root)) {
            Runs.load(sink, Runs.target("orders", run, mode, schema), oneNull(schema));
        }
    }

    private static ColumnBatch oneNull(Schema schema) {
        ColumnBatch batch = new ColumnBatch(schema);
        for (int i = 0; i < schema.size(); i++) {
            batch.column(i).appendNull();
        }
        batch.endRow();
        return batch;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int32 | int64",
                "int64 | int16",
                "decimal(10,2) | decimal(20,2)",
                "timestamp(3) | timestamp(6)",
                "string | string"
            })
    void aColumnMayChangeItsWidth(String before, String after) {
        load("run-1", WriteMode.APPEND, schema(before));

        assertThatCode(() -> load("run-2", WriteMode.APPEND, schema(after))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int64 | string",
                "decimal(10,2) | decimal(10,3)",
                "timestamp(6) | timestamp_tz(6)",
                "timestamp(6) | timestamp(9)",
                "int32 | date",
                "float64 | int64"
            })
    void aColumnMayNotChangeItsType(String before, String after) {
        load("run-1", WriteMode.APPEND, schema(before));

        Problem problem = Runs.problemOf(() -> load("run-2", WriteMode.APPEND, schema(after)));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.message()).contains("'amount'", before, after, "part-run-1-00000.parquet");
        assertThat(problem.next()).contains("--full-refresh", "columns: {amount: " + before + "}");
    }

    @Test
    void anOverwriteMayChangeAnything() {
        load("run-1", WriteMode.APPEND, schema("int64"));
        load("run-2", WriteMode.OVERWRITE, schema("string"));

        assertThatCode(() -> load("run-3", WriteMode.APPEND, schema("string"))).doesNotThrowAnyException();
    }

    @Test
    void aFullRefreshMayChangeAnything() {
        load("run-1", WriteMode.APPEND, schema("int64"));
        SinkTarget refresh =
                new SinkTarget("u", "run-2", "orders", schema("string"), List.of(), WriteMode.APPEND, Runs.DAY, true);

        try (Sink sink = Sinks.on(root)) {
            assertThatCode(() -> sink.open(refresh).close()).doesNotThrowAnyException();
        }
    }

    @Test
    void columnsMayComeAndGo() {
        load("run-1", WriteMode.APPEND, schema("int64"));
        Schema more = new Schema(List.of(
                new Field("amount", TypeParser.parse("int64"), true),
                new Field("note", TypeParser.parse("string"), true)));

        load("run-2", WriteMode.APPEND, more);

        assertThatCode(() -> load("run-3", WriteMode.APPEND, schema("int64"))).doesNotThrowAnyException();
    }

    @Test
    void aTableWithAFileThatIsNoneIsNotAppendedTo() throws IOException {
        Path broken = Files.createDirectories(root.resolve("orders")).resolve("broken.parquet");
        Files.writeString(broken, "this is not Parquet, whatever its name says");

        Problem problem = Runs.problemOf(() -> load("run-1", WriteMode.APPEND, schema("int64")));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.message()).contains(broken.toString());
    }
}
