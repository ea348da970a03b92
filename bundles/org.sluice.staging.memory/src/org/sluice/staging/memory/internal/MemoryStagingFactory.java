package org.sluice.staging.memory.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;

/** Staging in memory. */
public final class MemoryStagingFactory implements StagingFactory {

    private static final Option<Long> BUFFER = Option.bytes(
                    "buffer_size", "Bytes of rows that wait for the sink at the most, for each slice under way.")
            .withDefault("16MB");

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String description() {
        return "A bounded buffer in memory; a crash loses the slices under way.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(BUFFER);
    }

    @Override
    public StagingSession open(Path directory, OptionValues options) {
        return new MemoryStaging(options.get(BUFFER));
    }

    @Override
    public int cleanUp(Path root, Instant olderThan) {
        return 0;
    }
}
