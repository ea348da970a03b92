package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Transaction;
import org.sluice.api.sink.CommitRequest;

final class MergedRows implements TableCommit.Rows {
    MergedRows(Job job, CommitLog log) {}
    @Override
    public void change(Transaction transaction, List<DataFile> files, CommitRequest request) throws IOException {
        throw new IOException("TODO");
    }
}
