package org.sluice.staging.local.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;
import org.sluice.columnar.Codec;
import org.sluice.columnar.WriteSettings;

/** Staging on the local disk. */
public final class LocalStagingFactory implements StagingFactory {

    private static final Option<String> CODEC = Option.choice("codec", Codec.WORDS, "How staged files are compressed.")
            .withDefault("zstd");
    private static final Option<Long> LEVEL =
            Option.integer("compression_level", "Level of zstd, 1 to 22.").withDefault("3");
    private static final Option<Long> ROW_GROUP = Option.bytes(
                    "row_group_size", "Encoded bytes of a row group; held in memory.")
            .withDefault("32MB");

    @Override
    public String id() {
        return "local";
    }

    @Override
    public String description() {
        return "One sealed Parquet file a slice on the local disk; survives a crash.";
    }

    @Override
    public List<Option<?>> options() {
        return List.of(CODEC, LEVEL, ROW_GROUP);
    }

    @Override
    public StagingSession open(Path directory, OptionValues options) {
        return new LocalStaging(
                directory,
                new WriteSettings(
                        Codec.of(options.get(CODEC)), options.get(LEVEL).intValue(), options.get(ROW_GROUP), Map.of()));
    }

    @Override
    public int cleanUp(Path root, Instant olderThan) {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        int removed = 0;
        try (Stream<Path> areas = Files.list(root)) {
            for (Path area : areas.toList()) {
                if (Files.isDirectory(area)
                        && Files.getLastModifiedTime(area).toInstant().isBefore(olderThan)) {
                    LocalStaging.deleteTree(area);
                    removed++;
                }
            }
            return removed;
        } catch (IOException e) {
            throw new SluiceException(
                    ProblemCode.E_STAGING_UNAVAILABLE,
                    "Old staging areas in " + root + " cannot be removed: " + e.getMessage() + ".",
                    "Check the permissions of that directory.",
                    e);
        }
    }
}
