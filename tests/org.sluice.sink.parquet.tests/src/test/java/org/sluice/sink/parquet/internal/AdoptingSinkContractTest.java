package org.sluice.sink.parquet.internal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.staging.StagedSlice;

/** The contract on a local directory, with staged files that are taken as they are. */
class AdoptingSinkContractTest extends LocalSinkContractTest {

    @TempDir
    Path staging;

    @Override
    protected StagedSlice stage(int slice, ColumnBatch rows) throws Exception {
        return StagedFiles.write(staging, slice, rows);
    }
}
