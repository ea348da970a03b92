package org.sluice.sink.files.internal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.Schema;
import org.sluice.files.Storage;
import org.sluice.files.table.RowFileWriter;
import org.sluice.files.table.Table;
import org.sluice.files.table.TableFormat;

/** CSV files. */
record CsvFormat(CsvDialect dialect, Compression compression, boolean hex) implements TableFormat {

    private static final String ENDING = ".csv";

    @Override
    public String suffix() {
        return ENDING + compression.suffix();
    }

    @Override
    public boolean owns(String name) {
        return Compression.owns(ENDING, name);
    }

    @Override
    public RowFileWriter create(OutputStream out, Schema schema) throws IOException {
        CsvWriter writer = new CsvWriter(new TextOutput(out, compression), schema, dialect, hex);
        writer.begin();
        return writer;
    }

    /** Most readers of CSV go by the position of columns, so those of one table must not differ. */
    @Override
    public void check(SinkTarget target, Storage storage, Table table) throws IOException {
        if (target.mode() != WriteMode.APPEND || target.fullRefresh() || !dialect.header()) {
            return;
        }
        Optional<Storage.Entry> newest = table.files().stream()
                .max(Comparator.comparing(Storage.Entry::modified).thenComparing(Storage.Entry::path));
        if (newest.isPresent()) {
            requireSameHeader(target, storage, newest.get());
        }
    }

    private void requireSameHeader(SinkTarget target, Storage storage, Storage.Entry newest) throws IOException {
        byte[] wanted = header(target.schema());
        try (InputStream in = open(storage, newest)) {
            byte[] found = in.readNBytes(wanted.length);
            if (!Arrays.equals(found, wanted)) {
                throw new SluiceException(
                        ProblemCode.E_INVALID_CONFIG,
                        "The unit " + target.unit() + " has the columns "
                                + String.join(", ", target.schema().names())
                                + ", but " + storage.describe(newest.path()) + " begins with '" + firstLine(found)
                                + "'.",
                        "Take the same columns in the same order (select), put back the endpoint's delimiter and quote, or"
                                + " replace the table with --full-refresh.");
            }
        }
    }

    private static String firstLine(byte[] start) {
        return new String(start, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }

    private byte[] header(Schema schema) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(new TextOutput(bytes, Compression.NONE), schema, dialect, hex)) {
            writer.begin();
            writer.finish();
        }
        return bytes.toByteArray();
    }

    private static InputStream open(Storage storage, Storage.Entry file) throws IOException {
        return new BufferedInputStream(
                Compression.open(file.name(), new BufferedInputStream(storage.open(file.path()))));
    }

    @Override
    public boolean hasRows(Storage storage, Storage.Entry file) throws IOException {
        try (InputStream in = open(storage, file)) {
            if (dialect.header()) {
                skipLine(in);
            }
            return in.read() >= 0;
        }
    }

    /** Names of columns may hold line ends, in quotes. */
    private void skipLine(InputStream in) throws IOException {
        boolean inQuotes = false;
        for (int c = in.read(); c >= 0 && (c != '\n' || inQuotes); c = in.read()) {
            inQuotes ^= c == dialect.quote();
        }
    }
}
