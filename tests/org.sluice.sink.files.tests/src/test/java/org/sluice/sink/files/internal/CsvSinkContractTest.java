package org.sluice.sink.files.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.Sink;
import org.sluice.files.Root;
import org.sluice.files.Storage;
import org.sluice.testkit.sink.MortalSink;
import org.sluice.testkit.sink.SinkContract;

/** The contract on CSV files of a local directory, read with DuckDB. */
class CsvSinkContractTest extends SinkContract {

    @TempDir
    Path root;

    protected String template() {
        return "csv";
    }

    protected String root() {
        return root.toString();
    }

    /** Options beside the root. */
    protected Map<String, ?> options() {
        return Map.of();
    }

    @Override
    protected Sink newSink() {
        return Sinks.on(template(), root(), options());
    }

    @Override
    protected Optional<MortalSink> newMortalSink() {
        return Optional.of(Sinks.mortal(template(), root(), options()));
    }

    @Override
    protected List<String> visibleRows(String object) throws Exception {
        try (Storage storage = Root.of(root(), OptionValues.of(options())).open()) {
            return DuckDb.rows(storage, object.replace('.', '/'));
        }
    }
}
