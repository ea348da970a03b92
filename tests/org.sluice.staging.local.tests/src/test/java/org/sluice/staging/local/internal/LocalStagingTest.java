package org.sluice.staging.local.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.staging.SliceWriter;
import org.sluice.api.staging.StagedSlice;
import org.sluice.api.staging.StagingFactory;
import org.sluice.api.staging.StagingSession;
import org.sluice.testkit.staging.StagingContract;

class LocalStagingTest extends StagingContract {

    @Override
    protected StagingFactory factory() {
        return new LocalStagingFactory();
    }

    private StagedSlice seal(StagingSession session, int index, ColumnBatch batch) {
        try (SliceWriter writer = session.write(index, batch.schema(), Cancellation.NONE)) {
            writer.write(batch);
            return writer.seal("{\"a\": \"ü = \\\\ \"}");
        }
    }

    @Test
    void aSecondSessionFindsWhatWasSealedAndNothingElse() {
        ColumnBatch batch = batch(4, 500);
        StagedSlice sealed;
        try (StagingSession session = open()) {
            sealed = seal(session, 3, batch);
            // Left open, as a crash leaves it.
            session.write(4, batch.schema(), Cancellation.NONE).write(batch);
        }
        try (StagingSession session = open()) {
            assertThat(session.sealed()).containsExactly(sealed);
            assertThat(session.find(4)).isEmpty();
            assertThat(drain(session, 3, batch.schema())).isEqualTo(sealed.counts());
        }
    }

    @Test
    void aTruncatedFileIsNotTakenForASealedOne() throws IOException {
        try (StagingSession session = open()) {
            StagedSlice sealed = seal(session, 0, batch(5, 500));
            Path file = sealed.file().orElseThrow().path();
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

            assertThat(session.find(0)).isEmpty();
            assertThat(session.sealed()).isEmpty();
        }
    }

    @Test
    void theChecksumIsThatOfTheFile() throws IOException {
        try (StagingSession session = open()) {
            StagedSlice sealed = seal(session, 0, batch(6, 5000));
            java.util.zip.CRC32C checksum = new java.util.zip.CRC32C();
            checksum.update(Files.readAllBytes(sealed.file().orElseThrow().path()));
            assertThat(sealed.file().orElseThrow().checksum())
                    .isEqualTo(java.util.HexFormat.of().toHexDigits((int) checksum.getValue()));
        }
    }

    @Test
    void areasThatNobodyWritesToAreRemovedByAge() {
        try (StagingSession session = open()) {
            seal(session, 0, batch(7, 10));
        }
        assertThat(factory().cleanUp(directory, Instant.now().minusSeconds(3600)))
                .isZero();
        assertThat(factory().cleanUp(directory, Instant.now().plusSeconds(3600)))
                .isEqualTo(1);
        assertThat(directory.resolve("area")).doesNotExist();
    }

    @Test
    void aFullDiskIsSaidWithThePlaceAndLeavesNoSeal() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("small"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        assumeThat(mount.waitFor()).as("a small disk can be mounted here").isZero();
        try (StagingSession session = factory().open(disk.resolve("area"), OptionValues.none())) {
            ColumnBatch batch = batch(8, 20_000);
            assertThatThrownBy(() -> seal(session, 0, batch)).isInstanceOfSatisfying(SluiceException.class, e -> {
                assertThat(e.problem().code()).isEqualTo(ProblemCode.E_STAGING_WRITE_FAILED);
                assertThat(e.problem().message()).contains("the disk is full").contains(disk.toString());
            });
            assertThat(session.sealed()).isEmpty();
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}
