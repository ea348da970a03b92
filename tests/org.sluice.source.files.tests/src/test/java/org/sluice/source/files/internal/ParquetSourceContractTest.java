package org.sluice.source.files.internal;

import java.io.OutputStream;
import org.sluice.api.data.ColumnBatch;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.WriteSettings;

/** The contract on Parquet files. */
class ParquetSourceContractTest extends CsvSourceContractTest {

    @Override
    protected String suffix() {
        return ".parquet";
    }

    @Override
    protected void write(ColumnBatch rows, OutputStream out) throws Exception {
        try (BatchFileWriter file = BatchFileWriter.create(out, rows.schema(), WriteSettings.DEFAULT)) {
            file.write(rows);
            file.finish();
        }
    }
}
