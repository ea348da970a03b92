package org.sluice.staging.local.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.staging.StagingSession;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;
import org.sluice.columnar.WriteSettings;

/**
 * The staging area of one run: {@code slice-N.parquet} with a seal {@code slice-N.seal} beside it, which is written last
 * and so says that the file is whole.
 */
final class LocalStaging implements StagingSession {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStaging.class);

    private final Path directory;
    private final WriteSettings settings;

    LocalStaging(Path directory, WriteSettings settings) {
        this.directory = directory;
        this.settings = settings;
    }

    @Override
    public boolean durable() {
        return true;
    }

    private Path file(int index) {
        return directory.resolve("slice-" + index + ".parquet");
    }

    private Path sealFile(int index) {
        return directory.resolve("slice-" + index + ".seal");
    }

    @Override
    public SliceWriter write(int sliceIndex, Schema schema, Cancellation cancellation) {
        try {
            Files.createDirectories(directory);
            discard(sliceIndex);
            return new LocalSliceWriter(sliceIndex, file(sliceIndex), sealFile(sliceIndex), schema, settings);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private SluiceException unavailable(IOException e) {
        return new SluiceException(
                ProblemCode.E_STAGING_UNAVAILABLE,
                "The staging area " + directory + " cannot be used: " + e.getMessage() + ".",
                "Check that the directory can be written and that its disk has space.",
                e);
    }

    @Override
    public List<StagedSlice> sealed() {
        List<StagedSlice> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> seals = Files.newDirectoryStream(directory, "slice-*.seal")) {
            for (Path path : seals) {
                String name = String.valueOf(path.getFileName());
                find(Integer.parseInt(name.substring("slice-".length(), name.length() - ".seal".length())))
                        .ifPresent(found::add);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
        found.sort(java.util.Comparator.comparingInt(StagedSlice::sliceIndex));
        return found;
    }

    @Override
    public Optional<StagedSlice> find(int sliceIndex) {
        Path seal = sealFile(sliceIndex);
        if (!Files.exists(seal)) {
            return Optional.empty();
        }
        try {
            StagedSlice slice = Seal.read(seal, sliceIndex, file(sliceIndex));
            long length = Files.exists(file(sliceIndex)) ? Files.size(file(sliceIndex)) : -1;
            long wanted = slice.file().orElseThrow().bytes();
            if (length == wanted) {
                return Optional.of(slice);
            }
            LOG.warn("Staged slice {} is broken: {} bytes instead of {}; dropping it", seal, length, wanted);
            discard(sliceIndex);
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public BatchReader read(int sliceIndex, Schema schema, Cancellation cancellation) {
        try {
            return BatchFileReader.open(file(sliceIndex));
        } catch (IOException | RuntimeException e) {
            throw new SluiceException(
                    ProblemCode.E_STAGING_CORRUPT,
                    "The staged slice " + file(sliceIndex) + " cannot be read: " + e.getMessage() + ".",
                    "Run again: the slice will be read from the source once more.",
                    e);
        }
    }

    @Override
    public void discard(int sliceIndex) {
        try {
            // The seal first: a file without seal is nothing, a seal without file would be a lie.
            Files.deleteIfExists(sealFile(sliceIndex));
            Files.deleteIfExists(file(sliceIndex));
            Files.deleteIfExists(LocalSliceWriter.unsealed(file(sliceIndex)));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void discardAll() {
        try {
            deleteTree(directory);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    static void deleteTree(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
            for (Path child : children) {
                Files.delete(child);
            }
        }
        Files.delete(directory);
    }

    @Override
    public void close() {
        // Every writer and reader closes its own file.
    }
}
