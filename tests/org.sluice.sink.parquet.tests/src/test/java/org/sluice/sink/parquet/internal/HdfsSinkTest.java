package org.sluice.sink.parquet.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.staging.StagedSlice;
import org.sluice.testkit.hdfs.HdfsMiniCluster;
import org.sluice.testkit.sink.SinkRows;

/** What HDFS has and local disks have not: users, quotas, configuration files, its own class loading. */
class HdfsSinkTest {

    @TempDir
    Path local;

    private final String root = HdfsMiniCluster.uri() + "/sink/" + UUID.randomUUID();

    @BeforeAll
    static void startCluster() {
        HdfsMiniCluster.fileSystem();
    }

    private static Sink sink(String root, Map<String, ?> more) {
        Map<String, Object> options = new HashMap<>(more);
        options.putIfAbsent("hadoop_conf", HdfsMiniCluster.clientProperties());
        return Sinks.on(root, options);
    }

    private static List<String> rows(String table) throws IOException {
        return ParquetRows.hadoop(HdfsMiniCluster.fileSystem(), new org.apache.hadoop.fs.Path(table));
    }

    @Test
    void theTestReportsTheFileSystemAndLeavesNothing() throws IOException {
        try (Sink sink = sink(root, Map.of())) {
            ConnectionReport report = sink.test();

            assertThat(report.product()).isEqualTo("Hadoop file system");
            assertThat(report.version()).isEqualTo("hdfs");
            assertThat(report.driver()).contains(root);
        }
        assertThat(HdfsMiniCluster.fileSystem().exists(new org.apache.hadoop.fs.Path(root)))
                .isFalse();
    }

    @Test
    void anAdoptedFileArrivesByteForByte() throws IOException {
        StagedSlice staged = StagedFiles.write(local, 0, SinkRows.batch(SinkRows.range(1, 50_000)));
        try (Sink sink = sink(root, Map.of());
                SinkSession session = sink.open(Runs.append("raw.orders", "run-1"))) {
            Runs.commit(session, "c-1", Runs.adopt(session, staged));
            session.finish();
        }

        org.apache.hadoop.fs.Path published =
                new org.apache.hadoop.fs.Path(root + "/raw/orders/load_date=2026-03-14/part-run-1-00000.parquet");
        FileSystem fileSystem = HdfsMiniCluster.fileSystem();
        assertThat(fileSystem.open(published).readAllBytes())
                .isEqualTo(Files.readAllBytes(staged.file().orElseThrow().path()));
        assertThat(fileSystem.exists(new org.apache.hadoop.fs.Path(published.getParent(), "_SUCCESS")))
                .isTrue();
        assertThat(fileSystem.exists(new org.apache.hadoop.fs.Path(root + "/raw/orders/_staging")))
                .isFalse();
    }

    @Test
    void aTornStagedFileIsNotCopied() throws IOException {
        StagedSlice staged = StagedFiles.write(local, 0, SinkRows.batch(1, 2, 3));
        Path file = staged.file().orElseThrow().path();
        byte[] bytes = Files.readAllBytes(file);
        bytes[10] ^= 1;
        Files.write(file, bytes);
        try (Sink sink = sink(root, Map.of());
                SinkSession session = sink.open(Runs.append("orders", "run-1"))) {
            assertThat(Runs.problemOf(() -> Runs.adopt(session, staged)).code())
                    .isEqualTo(ProblemCode.E_STAGING_CORRUPT);
        }
        assertThat(rows(root + "/orders")).isEmpty();
    }

    @Test
    void aUserWithoutRightsIsNamed() throws IOException {
        HdfsMiniCluster.fileSystem().mkdirs(new org.apache.hadoop.fs.Path(root), FsPermission.valueOf("-rwxr-xr-x"));
        try (Sink sink = sink(root, Map.of("hadoop_user", "alice"))) {
            for (Problem problem : new Problem[] {
                Runs.problemOf(sink::test), Runs.problemOf(() -> sink.open(Runs.append("orders", "run-1")))
            }) {
                assertThat(problem.code()).isEqualTo(ProblemCode.E_PERMISSION_DENIED);
                assertThat(problem.message()).contains(root, "'alice'");
                assertThat(problem.message()).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void aUserOwnsWhatIsWrittenForIt() throws IOException {
        FileSystem fileSystem = HdfsMiniCluster.fileSystem();
        org.apache.hadoop.fs.Path directory = new org.apache.hadoop.fs.Path(root);
        fileSystem.mkdirs(directory);
        fileSystem.setOwner(directory, "alice", "staff");
        try (Sink sink = sink(root, Map.of("hadoop_user", "alice"))) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1));
        }

        assertThat(fileSystem
                        .getFileStatus(new org.apache.hadoop.fs.Path(
                                directory, "orders/load_date=2026-03-14/part-run-1-00000.parquet"))
                        .getOwner())
                .isEqualTo("alice");
    }

    @Test
    void aUsedUpQuotaKeepsWhatWasPublished() throws IOException {
        org.apache.hadoop.fs.Path directory = new org.apache.hadoop.fs.Path(root);
        FileSystem fileSystem = HdfsMiniCluster.fileSystem();
        try (Sink sink = sink(root, Map.of())) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1, 2));
            fileSystem.setQuota(directory, Long.MAX_VALUE - 1, 1 << 20);
            try (SinkSession session = sink.open(Runs.append("orders", "run-2"))) {
                Problem problem = Runs.problemOf(() -> Runs.prepare(session, 0, SinkRows.batch(3)));

                assertThat(problem.code()).isEqualTo(ProblemCode.E_SINK_WRITE_FAILED);
                assertThat(problem.message()).contains("quota");
                assertThat(problem.next()).contains("Free some space");
            }
        }
        assertThat(rows(root + "/orders")).containsExactlyElementsOf(SinkRows.texts(1, 2));
    }

    @Test
    void theDirectoryOfConfigurationFilesIsRead() throws IOException {
        Files.writeString(
                local.resolve("core-site.xml"),
                """
                <configuration>
                  <property><name>fs.defaultFS</name><value>%s</value></property>
                </configuration>
                """
                        .formatted(HdfsMiniCluster.uri()));
        String withoutHost = "hdfs:///sink/" + UUID.randomUUID();
        try (Sink sink = sink(withoutHost, Map.of("hadoop_conf_dir", local.toString()))) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1));
        }

        assertThat(rows(HdfsMiniCluster.uri() + withoutHost.substring("hdfs://".length()) + "/orders"))
                .containsExactlyElementsOf(SinkRows.texts(1));
    }

    @Test
    void theContextClassLoaderOfTheThreadDoesNotMatter() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (Sink sink = sink(root, Map.of())) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1));
        } finally {
            thread.setContextClassLoader(before);
        }
        assertThat(rows(root + "/orders")).hasSize(1);
    }

    @Test
    void anotherClientOfTheSameFileSystemStaysOpen() throws IOException {
        try (Sink sink = sink(root, Map.of())) {
            Runs.load(sink, Runs.append("orders", "run-1"), SinkRows.batch(1));
        }

        assertThat(FileSystem.get(HdfsMiniCluster.fileSystem().getConf()).exists(new org.apache.hadoop.fs.Path(root)))
                .isTrue();
    }
}
