package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.util.List;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;

/**
 * Files of one table may differ in columns, but a column keeps its type: readers of the whole table would fail or, worse,
 * misread.
 */
final class SchemaCheck {

    private final Storage storage;
    private final Table table;

    SchemaCheck(Storage storage, Table table) {
        this.storage = storage;
        this.table = table;
    }

    void check(SinkTarget target) throws IOException {
        if (target.mode() != WriteMode.APPEND) {
            return;
        }
        List<String> files = table.files();
        if (files.isEmpty()) {
            return;
        }
        String newest = files.get(files.size() - 1);
        try (BatchFileReader reader = BatchFileReader.open(storage.inputFile(newest))) {
            compare(target, reader.schema(), newest);
        }
    }

    private void compare(SinkTarget target, Schema there, String file) {
        for (Field field : target.schema().fields()) {
            int index = there.indexOf(field.name());
            if (index >= 0 && !compatible(there.field(index).type(), field.type())) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The column '" + field.name() + "' of " + target.unit() + " is of type " + field.type()
                                + ", but " + storage.describe(file) + " has it as "
                                + there.field(index).type() + ".",
                        "State the old type in the unit (columns: {" + field.name() + ": "
                                + there.field(index).type() + "}), or replace the table with --full-refresh.");
            }
        }
    }

    private static boolean compatible(DataType old, DataType now) {
        return old.equals(now)
                || old instanceof DataType.Int && now instanceof DataType.Int
                || old instanceof DataType.Decimal a && now instanceof DataType.Decimal b && a.scale() == b.scale();
    }
}
