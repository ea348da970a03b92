package org.sluice.source.files.internal;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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

    /** The end of the files' names. */
    protected String suffix() {
        return ".csv";
    }

    @Override
    protected Source newSource() {
        return Sources.on(root);
    }

    @Override
    protected final void add(String table, ColumnBatch rows) throws Exception {
        put(table + "/part-" + files + suffix(), rows, FIRST.plusSeconds(files++));
    }

    /** Writes a file of that time. */
    protected void put(String path, ColumnBatch rows, Instant time) throws Exception {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            write(rows, out);
        }
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    protected void write(ColumnBatch rows, OutputStream out) throws Exception {
        out.write(text(rows).getBytes(StandardCharsets.UTF_8));
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
