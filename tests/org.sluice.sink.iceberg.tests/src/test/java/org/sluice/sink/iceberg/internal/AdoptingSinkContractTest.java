package org.sluice.sink.iceberg.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.staging.StagedSlice;

/** The contract in a Hadoop catalog, with staged files that are taken over without encoding them again. */
class AdoptingSinkContractTest extends HadoopSinkContractTest {

    @TempDir
    Path staging;

    @Override
    protected StagedSlice stage(int slice, ColumnBatch rows) throws Exception {
        return StagedFiles.write(staging, slice, rows);
    }
}
