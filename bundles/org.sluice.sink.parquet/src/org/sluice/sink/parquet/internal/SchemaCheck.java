package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;
import org.sluice.files.Failures;
import org.sluice.files.Storage;
import org.sluice.files.table.Table;

/**
 * Files of one table may differ in columns, but a column keeps its type: readers of the whole table would fail or, worse,
 * misread.
 */
final class SchemaCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);

    private final Storage storage;
    private final Table table;

    SchemaCheck(Storage storage, Table table) {
        this.storage = storage;
        this.table = table;
    }

    void check(SinkTarget target) throws IOException {
        if (target.mode() != WriteMode.APPEND || target.fullRefresh()) {
            return;
        }
        Optional<Storage.Entry> newest = table.files().stream()
                .max(Comparator.comparing(Storage.Entry::modified).thenComparing(Storage.Entry::path));
        if (newest.isPresent()) {
            String file = storage.describe(newest.get().path());
            Schema there = read(newest.get(), file);
            compare(target, there, file);
            note(target, there, file);
        }
    }

    private Schema read(Storage.Entry newest, String file) throws IOException {
        try (BatchFileReader reader = BatchFileReader.open(storage.inputFile(newest.path()))) {
            return reader.schema();
        } catch (RuntimeException e) {
            // Also a file that is no Parquet file: Parquet has no exception of its own for that.
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The newest file of the table, " + file + ", cannot be understood, so it cannot be told whether "
                            + target(newest) + " may be appended to: " + Failures.reason(e),
                    "Move that file away, choose another object for the unit, or replace the table with"
                            + " --full-refresh.",
                    e);
        }
    }

    private String target(Storage.Entry newest) {
        return storage.describe(table.directory()) + (newest.length() == 0 ? " (the file is empty)" : "");
    }

    private void compare(SinkTarget target, Schema there, String file) {
        for (Field field : target.schema().fields()) {
            int index = there.indexOf(field.name());
            if (index >= 0 && !compatible(there.field(index).type(), field.type())) {
                DataType old = there.field(index).type();
                throw new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The column '" + field.name() + "' of " + target.unit() + " is of type " + field.type()
                                + ", but " + file + " has it as " + old + ".",
                        "State the old type in the unit (columns: {" + field.name() + ": " + old
                                + "}), or replace the table with --full-refresh.");
            }
        }
    }

    private static void note(SinkTarget target, Schema there, String file) {
        for (Field field : target.schema().fields()) {
            if (there.indexOf(field.name()) < 0) {
                LOG.info(
                        "Column '{}' of {} is new: {} and older files read as null there",
                        field.name(),
                        target.unit(),
                        file);
            }
        }
        for (Field field : there.fields()) {
            if (target.schema().indexOf(field.name()) < 0) {
                LOG.info("Column '{}' of {} is no longer written to {}", field.name(), file, target.object());
            }
        }
    }

    /** Whether readers of both files find one type for the column without losing anything. */
    private static boolean compatible(DataType old, DataType now) {
        return old.equals(now)
                || old instanceof DataType.Int && now instanceof DataType.Int
                || old instanceof DataType.Decimal a && now instanceof DataType.Decimal b && a.scale() == b.scale()
                || old instanceof DataType.Time a
                        && now instanceof DataType.Time b
                        && nanos(a.precision()) == nanos(b.precision())
                || old instanceof DataType.Timestamp a
                        && now instanceof DataType.Timestamp b
                        && nanos(a.precision()) == nanos(b.precision())
                || old instanceof DataType.TimestampTz a
                        && now instanceof DataType.TimestampTz b
                        && nanos(a.precision()) == nanos(b.precision());
    }

    private static boolean nanos(int precision) {
        return precision > 6;
    }
}
