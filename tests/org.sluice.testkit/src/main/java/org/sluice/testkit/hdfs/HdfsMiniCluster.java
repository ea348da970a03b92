package org.sluice.testkit.hdfs;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.util.ShutdownHookManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real HDFS with one data node, in this JVM: one a JVM, stopped when the JVM ends. */
public final class HdfsMiniCluster {

    private static final Logger LOG = LoggerFactory.getLogger(HdfsMiniCluster.class);

    private static final int DELETE_ROUNDS = 20;
    private static final int LAST = 0;

    private HdfsMiniCluster() {}

    /** The root URI, such as {@code hdfs://localhost:41000}; starts the cluster at the first call. */
    public static String uri() {
        return Holder.FILE_SYSTEM.getUri().toString();
    }

    /** A client for tests to look with, as the superuser. Shared, so it stays open. */
    public static FileSystem fileSystem() {
        return Holder.FILE_SYSTEM;
    }

    /**
     * Client properties that spare tests the pauses which suit a cluster of many machines. The pause doubles with each
     * try, so that many of them last out a busy machine.
     */
    public static Map<String, String> clientProperties() {
        return Map.of(
                "dfs.client.block.write.locateFollowingBlock.initial.delay.ms",
                "5",
                "dfs.client.block.write.locateFollowingBlock.retries",
                "12");
    }

    private static FileSystem start() {
        try {
            Path directory = Files.createTempDirectory("sluice-hdfs");
            Configuration configuration = new Configuration();
            configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
            // Few threads: a small cluster on a small machine.
            configuration.setInt("dfs.namenode.handler.count", 3);
            configuration.setInt("dfs.datanode.handler.count", 3);
            MiniDFSCluster cluster =
                    new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
            cluster.waitActive();
            // The cluster ends with the JVM: an orderly shutdown would remove hooks, which an ending JVM does not
            // allow.
            // Its own hooks write once more, so this one has to come last.
            ShutdownHookManager.get().addShutdownHook(() -> delete(directory), LAST);
            return cluster.getFileSystem();
        } catch (IOException e) {
            throw new IllegalStateException("HDFS does not start", e);
        }
    }

    /** The cluster writes on while this runs, so more than one round may be needed. */
    private static void delete(Path directory) {
        for (int round = 0; round < DELETE_ROUNDS && Files.exists(directory); round++) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException | UncheckedIOException e) {
                LOG.debug("{} is still in use: {}", directory, e.getMessage());
            }
        }
    }

    private static final class Holder {
        static final FileSystem FILE_SYSTEM = start();
    }
}
