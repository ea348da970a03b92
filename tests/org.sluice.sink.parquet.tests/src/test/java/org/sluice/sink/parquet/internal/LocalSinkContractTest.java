package org.sluice.sink.parquet.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.sink.Sink;
import org.sluice.testkit.sink.MortalSink;
import org.sluice.testkit.sink.SinkContract;

/** The contract on a local directory, with slices that are encoded here. */
class LocalSinkContractTest extends SinkContract {

    @TempDir
    Path root;

    /** Options beside the root. */
    protected Map<String, ?> options() {
        return Map.of();
    }

    @Override
    protected Sink newSink() {
        return Sinks.on(root.toString(), options());
    }

    @Override
    protected Optional<MortalSink> newMortalSink() {
        return Optional.of(Sinks.mortal(root.toString(), options()));
    }

    @Override
    protected List<String> visibleRows(String object) throws Exception {
        return ParquetRows.local(root.resolve(object.replace('.', '/')));
    }
}
