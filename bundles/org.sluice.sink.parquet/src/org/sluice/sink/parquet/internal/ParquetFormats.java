package org.sluice.sink.parquet.internal;

import java.util.Map;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.SinkTarget;
import org.sluice.columnar.Codec;
import org.sluice.columnar.WriteSettings;
import org.sluice.files.table.TableFormat;
import org.sluice.files.table.TableSink;

/** Parquet files, written as an endpoint's options say. */
record ParquetFormats(OptionValues options) implements TableSink.Formats {

    @Override
    public String label() {
        return "Parquet files";
    }

    @Override
    public TableFormat of(SinkTarget target) {
        return new ParquetFormat(new WriteSettings(
                Codec.of(options.get(ParquetSinkFactory.CODEC)),
                options.get(ParquetSinkFactory.LEVEL).intValue(),
                WriteSettings.DEFAULT.rowGroupBytes(),
                Map.of("sluice.unit", target.unit(), "sluice.run", target.runId())));
    }
}
