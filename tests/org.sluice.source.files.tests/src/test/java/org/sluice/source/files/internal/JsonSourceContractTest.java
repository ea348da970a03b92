package org.sluice.source.files.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.source.Source;
import org.sluice.testkit.source.SourceRows;

/** The contract on JSON lines files, compressed with zstd. */
class JsonSourceContractTest extends CsvSourceContractTest {

    private boolean empty;

    @Override
    protected String suffix() {
        return ".jsonl.zst";
    }

    /** Rows alone name the columns, so without any the endpoint has to. */
    @Override
    protected Source newSource() {
        return empty
                ? Sources.on(root.toString(), Map.of("schema", List.of("id int64", "name string", "at timestamp(6)")))
                : super.newSource();
    }

    @Override
    protected void write(ColumnBatch rows, OutputStream out) throws Exception {
        empty = rows.rowCount() == 0;
        try (JsonGenerator json = new JsonFactory().createGenerator(new ZstdOutputStream(out))) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (List<String> row : SourceRows.texts(rows)) {
                json.writeStartObject();
                json.writeNumberField("id", Long.parseLong(row.get(0)));
                json.writeStringField("name", row.get(1).equals("null") ? null : row.get(1));
                json.writeStringField("at", row.get(2));
                json.writeEndObject();
            }
        }
    }
}
