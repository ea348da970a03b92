package org.sluice.source.files.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.source.Source;
import org.sluice.testkit.source.SourceContract;
import org.sluice.testkit.source.SourceRows;

/** The contract on CSV files of a local directory, one file for each time that rows are added. */
class CsvSourceContractTest extends SourceContract {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00.123456Z");

    @TempDir
    Path root;

    private int files;

    @Override
    protected Source newSource() {
        return Sources.on(root);
    }

    @Override
    protected void add(String table, ColumnBatch rows) throws Exception {
        Path file = Files.createDirectories(root.resolve(table)).resolve("part-" + files + ".csv");
        Files.writeString(file, text(rows));
        Files.setLastModifiedTime(file, FileTime.from(FIRST.plusSeconds(files++)));
    }

    private static String text(ColumnBatch rows) {
        StringBuilder text = new StringBuilder("id,name,at\n");
        for (List<String> row : SourceRows.texts(rows)) {
            text.append(row.stream().map(CsvSourceContractTest::value).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }

    private static String value(String text) {
        return text.equals("null") ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    protected String dataset(String table) {
        return table;
    }

    @Override
    protected String cursorField() {
        return "_modified_at";
    }
}
