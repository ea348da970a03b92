package org.sluice.sink.iceberg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.WriteMode;
import org.sluice.testkit.sink.SinkRows;

/** Warehouses that take nothing, and tables that somebody else made. */
class BadPlacesTest {

    @TempDir
    Path directory;

    private static Problem refusal(Lake lake) {
        return Runs.problemOf(() -> lake.sink().open(Loads.target("run-1", WriteMode.APPEND, SinkRows.SCHEMA)));
    }

    @Test
    void aWarehouseThatCannotBeWrittenToIsRefusedBeforeARowIsRead() throws Exception {
        Path file = Files.writeString(directory.resolve("no-directory"), "");
        Lake lake = Lake.jdbc(file, "jdbc:h2:mem:bad-places;DB_CLOSE_DELAY=-1");

        Problem problem = refusal(lake);

        assertThat(problem.code()).isIn(ProblemCode.E_SINK_UNAVAILABLE, ProblemCode.E_PERMISSION_DENIED);
        assertThat(problem.text()).contains(Loads.TABLE, "warehouse");
    }

    @Test
    void aTableOfAnotherOwnerWithOtherTypesIsLeftAsItIs() {
        Lake lake = Lake.hadoop(directory);
        ((SupportsNamespaces) lake.catalog()).createNamespace(Namespace.of("shop"));
        Schema theirs = new Schema(
                Types.NestedField.required(1, "id", Types.StringType.get()),
                Types.NestedField.required(2, "owner", Types.StringType.get()));
        lake.catalog().createTable(Lake.identifier(Loads.TABLE), theirs);

        Problem problem = refusal(lake);

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.text()).contains("'id'", "string", "choose another object");
        assertThat(lake.table(Loads.TABLE).schema().sameSchema(theirs)).isTrue();
        assertThat(lake.table(Loads.TABLE).currentSnapshot()).isNull();
    }
}
