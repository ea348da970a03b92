package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.data.Counts;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.staging.SealedFile;
import org.sluice.api.staging.StagedSlice;
import org.sluice.testkit.files.CopyingStorage;
import org.sluice.testkit.sink.SinkRows;

/** A staged file that is not what its seal says is refused, whether it would be linked or copied. */
class StagedFileTest {

    @TempDir
    Path root;

    @TempDir
    Path staging;

    private Sink sink(boolean links) {
        return Sinks.wrapped(root.toString(), Map.of(), storage -> links ? storage : new CopyingStorage(storage));
    }

    private void assertRefused(StagedSlice staged, boolean links, String why) throws IOException {
        try (Sink sink = sink(links);
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            Problem problem = Runs.problemOf(() -> Runs.adopt(session, staged));

            assertThat(problem.code()).isEqualTo(ProblemCode.E_STAGING_CORRUPT);
            assertThat(problem.message())
                    .contains(staged.file().orElseThrow().path().toString(), why);
        }
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)).as("what is left").isEmpty();
        }
    }

    private StagedSlice staged() throws IOException {
        return StagedFiles.write(staging, 0, SinkRows.batch(SinkRows.range(1, 500)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTornFileIsRefused(boolean links) throws IOException {
        StagedSlice staged = staged();
        try (FileChannel file = FileChannel.open(staged.file().orElseThrow().path(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertRefused(staged, links, "bytes instead of");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMissingFileIsRefused(boolean links) throws IOException {
        StagedSlice staged = staged();
        Files.delete(staged.file().orElseThrow().path());

        assertRefused(staged, links, "gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileWithAnotherTailIsRefused(boolean links) throws IOException {
        StagedSlice staged = staged();
        Path file = staged.file().orElseThrow().path();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 'x';
        Files.write(file, bytes);

        assertRefused(staged, links, links ? "not a Parquet file" : "checksum");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false})
    void aFileWithOneOtherByteIsRefusedWhenItIsCopied(boolean links) throws IOException {
        StagedSlice staged = staged();
        Path file = staged.file().orElseThrow().path();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 3] ^= 1;
        Files.write(file, bytes);

        assertRefused(staged, links, "checksum");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true})
    void aFileWithAnotherNumberOfRowsIsRefused(boolean links) throws IOException {
        StagedSlice staged = staged();
        SealedFile file = staged.file().orElseThrow();
        StagedSlice lying =
                new StagedSlice(0, new Counts(499, 1, staged.counts().hash()), Optional.of(file), "");

        assertRefused(lying, links, "500 rows instead of 499");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSoundFileIsTaken(boolean links) throws IOException {
        try (Sink sink = sink(links);
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            Runs.commit(session, "c-1", Runs.adopt(session, staged()));
        }

        assertThat(ParquetRows.local(root.resolve("orders"))).hasSize(500);
    }
}
