package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.files.Root;
import org.sluice.files.Storage;
import org.sluice.testkit.files.DelegatingStorage;
import org.sluice.testkit.sink.SinkRows;

/** Roots that cannot be written to, disks that fill up, options that are wrong. */
class FailureTest {

    @TempDir
    Path root;

    private static final int BLOB_ROWS = 40_000;

    @Test
    void theTestOfALocalRootReportsItAndLeavesNothing() {
        Path fresh = root.resolve("not/yet/there");
        try (Sink sink = Sinks.on(fresh)) {
            ConnectionReport report = sink.test();

            assertThat(report.product()).isEqualTo("Local file system");
            assertThat(report.driver()).contains(fresh.toString());
            assertThat(fresh).doesNotExist();
        }
    }

    @Test
    void aRootBelowAFileIsUnavailable() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "x");
        try (Sink sink = Sinks.on(file.resolve("zone"))) {
            for (Problem problem : new Problem[] {
                Runs.problemOf(sink::test), Runs.problemOf(() -> sink.open(Runs.append("orders", "run-1")))
            }) {
                assertThat(problem.code()).isEqualTo(ProblemCode.E_SINK_UNAVAILABLE);
                assertThat(problem.message()).contains("'lake'", file.toString());
                assertThat(problem.next()).isNotEmpty();
            }
        }
    }

    @Test
    void aRootOfTheKernelIsUnavailable() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
        try (Sink sink = Sinks.on("/proc/sluice")) {
            assertThat(Runs.problemOf(sink::test).message()).contains("/proc/sluice");
        }
    }

    @Test
    void aForbiddenRootNamesPathAndUser() {
        try (Sink sink = Sinks.wrapped(root.toString(), Map.of(), storage -> new DelegatingStorage(storage) {
            @Override
            protected void change() throws IOException {
                throw new AccessDeniedException(root.toString());
            }
        })) {
            Problem problem = Runs.problemOf(() -> sink.open(Runs.append("orders", "run-1")));

            assertThat(problem.code()).isEqualTo(ProblemCode.E_PERMISSION_DENIED);
            assertThat(problem.message())
                    .contains(root.resolve("orders").toString(), "'" + System.getProperty("user.name") + "'");
        }
    }

    @Test
    void aFullDiskWhileASliceIsWrittenLeavesNothingAndSaysWhatToDo() throws IOException {
        try (Sink sink = Sinks.wrapped(root.toString(), Map.of(), FullDisk::new);
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            Problem problem = Runs.problemOf(() -> Runs.prepare(session, 0, blobs()));

            assertDiskFull(problem);
            assertThat(root.resolve("orders/_staging/run-1")).isEmptyDirectory();
        }
    }

    /** Takes few bytes of a data file and then says what Linux says. */
    private static final class FullDisk extends DelegatingStorage {
        FullDisk(Storage storage) {
            super(storage);
        }

        @Override
        public OutputStream create(String path) throws IOException {
            OutputStream out = super.create(path);
            return !path.endsWith(".parquet.tmp")
                    ? out
                    : new FilterOutputStream(out) {
                        private long space = 10_000;

                        @Override
                        public void write(byte[] bytes, int offset, int length) throws IOException {
                            space -= length;
                            if (space < 0) {
                                throw new IOException("No space left on device");
                            }
                            out.write(bytes, offset, length);
                        }
                    };
        }
    }

    @Test
    void aSmallFileSystemThatFillsUpKeepsWhatWasPublished() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(root.resolve("small"));
                Sink sink = Sinks.on(disk.path())) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1, 2, 3));
            try (SinkSession session = sink.open(Runs.overwrite("orders", "run-2"))) {
                assertDiskFull(Runs.problemOf(() -> Runs.prepare(session, 0, blobs())));
            }

            assertThat(ParquetRows.local(disk.path().resolve("orders")))
                    .containsExactlyElementsOf(SinkRows.texts(1, 2, 3));
            Runs.load(sink, Runs.overwrite("orders", "run-3"), SinkRows.batch(4));
            assertThat(ParquetRows.local(disk.path().resolve("orders"))).containsExactlyElementsOf(SinkRows.texts(4));
        }
    }

    /** A file system in memory of half a megabyte. */
    private record SmallDisk(Path path) implements AutoCloseable {
        static SmallDisk mount(Path path) throws IOException, InterruptedException {
            Files.createDirectories(path);
            assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin/mount"))
                            && run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", path.toString()) == 0,
                    "needs the right to mount a file system");
            return new SmallDisk(path);
        }

        private static int run(String... command) throws IOException, InterruptedException {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(1, TimeUnit.MINUTES) ? process.exitValue() : -1;
        }

        @Override
        public void close() throws IOException, InterruptedException {
            assertThat(run("umount", path.toString())).as("exit code of umount").isZero();
        }
    }

    private static void assertDiskFull(Problem problem) {
        assertThat(problem.code()).isEqualTo(ProblemCode.E_SINK_WRITE_FAILED);
        assertThat(problem.retryable()).isFalse();
        assertThat(problem.message()).contains("disk is full", "orders");
        assertThat(problem.next()).contains("Free some space");
    }

    /** Rows that no codec makes small. */
    private static ColumnBatch blobs() {
        ColumnBatch batch = new ColumnBatch(SinkRows.SCHEMA);
        java.util.Random random = new java.util.Random(1);
        byte[] bytes = new byte[100];
        for (int row = 0; row < BLOB_ROWS; row++) {
            random.nextBytes(bytes);
            batch.longs(0).append(row);
            batch.bytes(1).append(bytes);
            batch.endRow();
        }
        return batch;
    }

    @Test
    void aFileUriIsALocalPath() throws IOException {
        Path zone = root.resolve("with space");
        URI uri = zone.toUri();
        try (Sink sink = Sinks.on(uri.toString())) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1));
        }

        assertThat(ParquetRows.local(zone.resolve("orders"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/data/raw, Local",
        "data/raw, Local",
        "file:/data, Local",
        "file:///data, Local",
        "C:/data, Local",
        "hdfs://host:8020/raw, Remote",
        "s3a://bucket/raw, Remote",
        "abfs://c@a.dfs.core.windows.net/x, Remote"
    })
    void theRootTellsWhichFileSystemIsMeant(String root, String kind) {
        assertThat(Root.of(root, Sinks.endpoint(root, Map.of()).options())
                        .getClass()
                        .getSimpleName())
                .isEqualTo(kind);
    }

    @Test
    void aSchemeWithoutFileSystemIsNamed() {
        try (Sink sink = Sinks.on("nosuch://host/raw")) {
            Problem problem = Runs.problemOf(sink::test);

            assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
            assertThat(problem.message()).contains("nosuch://host/raw");
        }
    }

    @Test
    void aConfigurationDirectoryThatIsNotThereIsNamed() {
        try (Sink sink = Sinks.on("hdfs://localhost:1/raw", Map.of("hadoop_conf_dir", "/no/such/conf"))) {
            Problem problem = Runs.problemOf(sink::test);

            assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
            assertThat(problem.message()).contains("/no/such/conf", "hadoop_conf_dir");
        }
    }

    @Test
    void anHdfsThatDoesNotAnswerIsUnavailable() {
        Map<String, String> impatient = Map.of("ipc.client.connect.max.retries", "0");
        try (Sink sink = Sinks.on("hdfs://localhost:1/raw", Map.of("hadoop_conf", impatient))) {
            Problem problem = Runs.problemOf(sink::test);

            assertThat(problem.code()).isEqualTo(ProblemCode.E_SINK_UNAVAILABLE);
            assertThat(problem.message()).contains("hdfs://localhost:1/raw");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "23", "-1"})
    void aLevelThatZstdLacksIsRefused(String level) {
        Problem problem = Runs.problemOf(() -> Sinks.on(root.toString(), Map.of("compression_level", level)));

        assertThat(problem.code()).isEqualTo(ProblemCode.E_INVALID_CONFIG);
        assertThat(problem.message()).contains("'compression_level'", level);
    }

    @Test
    void aRootIsNeeded() {
        Problem problem = Runs.problemOf(() -> new ParquetSinkFactory()
                .open(new org.sluice.api.config.EndpointConfig(
                        "lake", "parquet", org.sluice.api.config.OptionValues.none())));

        assertThat(problem.message()).contains("'root'");
    }
}
