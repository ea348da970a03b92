package org.sluice.testkit.hdfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS with one data node, in this JVM: one a JVM, stopped when the JVM ends. */
public final class HdfsMiniCluster {

    private HdfsMiniCluster() {}

    /** The root URI, such as {@code hdfs://localhost:41000}; starts the cluster at the first call. */
    public static String uri() {
        return Holder.URI;
    }

    private static String start() {
        try {
            Path directory = Files.createTempDirectory("sluice-hdfs");
            Configuration configuration = new Configuration();
            configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
            MiniDFSCluster cluster =
                    new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
            cluster.waitActive();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> cluster.shutdown(true), "stop-hdfs"));
            return cluster.getFileSystem().getUri().toString();
        } catch (IOException e) {
            throw new IllegalStateException("HDFS does not start", e);
        }
    }

    private static final class Holder {
        static final String URI = start();
    }
}
