package org.sluice.sink.files.internal;

import org.sluice.api.config.EndpointConfig;
import org.sluice.api.sink.SinkTarget;
import org.sluice.files.table.TableFormat;
import org.sluice.files.table.TableSink;

/** Text files, written as an endpoint's options say, whatever the run. */
record TextFormats(String label, TableFormat format) implements TableSink.Formats {

    static TextFormats of(EndpointConfig endpoint) {
        Compression compression = Compression.of(endpoint.options().get(TextOptions.COMPRESSION));
        boolean hex = endpoint.options().get(TextOptions.BINARY).equals("hex");
        return endpoint.template().equals(FilesSinkFactory.CSV)
                ? new TextFormats("CSV files", new CsvFormat(CsvDialect.of(endpoint.options()), compression, hex))
                : new TextFormats("JSON lines files", new JsonFormat(compression, hex));
    }

    @Override
    public TableFormat of(SinkTarget target) {
        return format;
    }
}
