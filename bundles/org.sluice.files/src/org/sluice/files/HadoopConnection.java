package org.sluice.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.security.UserGroupInformation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * How to reach a Hadoop file system.
 *
 * @param uri the root
 * @param properties what the endpoint states, which wins over all files
 * @param configurationDirectory where {@code core-site.xml} and {@code hdfs-site.xml} lie
 * @param user whom to act as; empty for the user of the process, or of the Kerberos ticket
 */
record HadoopConnection(
        String uri, Map<String, String> properties, Optional<String> configurationDirectory, Optional<String> user) {

    /** Hadoop's own defaults try a host that does not answer for a quarter of an hour. */
    private static final Map<String, String> PATIENCE =
            Map.of("ipc.client.connect.max.retries.on.timeouts", "2", "ipc.client.connect.max.retries", "3");

    Storage open() throws IOException {
        requireDirectory();
        return HadoopStorage.inHadoop(() -> {
            Configuration configuration = configuration();
            try {
                // An instance of its own: a cached one would be closed under others who have it.
                FileSystem fileSystem = user.isPresent()
                        ? FileSystem.newInstance(URI.create(uri), configuration, user.get())
                        : FileSystem.newInstance(URI.create(uri), configuration);
                String name = user.isPresent()
                        ? user.get()
                        : UserGroupInformation.getCurrentUser().getShortUserName();
                return new HadoopStorage(fileSystem, uri, name);
            } catch (UnsupportedFileSystemException e) {
                throw unsupported(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while connecting to " + uri, e);
            }
        });
    }

    private Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.setClassLoader(FileSystem.class.getClassLoader());
        configurationDirectory.ifPresent(directory -> List.of("core-site.xml", "hdfs-site.xml")
                .forEach(name -> configuration.addResource(
                        new Path(java.nio.file.Path.of(directory, name).toUri()))));
        PATIENCE.forEach((name, value) -> setWhereDefault(configuration, name, value));
        properties.forEach(configuration::set);
        return configuration;
    }

    private static void setWhereDefault(Configuration configuration, String name, String value) {
        String[] sources = configuration.getPropertySources(name);
        if (sources == null || sources.length == 0 || sources[sources.length - 1].endsWith("core-default.xml")) {
            configuration.set(name, value);
        }
    }

    /** Hadoop would pass over files that are not there, and connect to somewhere else. */
    private void requireDirectory() {
        configurationDirectory
                .filter(directory -> !Files.isDirectory(java.nio.file.Path.of(directory)))
                .ifPresent(directory -> {
                    throw new SluiceException(
                            ProblemCode.E_INVALID_CONFIG,
                            "The directory " + directory + ", which hadoop_conf_dir names, does not exist.",
                            "Correct hadoop_conf_dir: the directory that holds core-site.xml and hdfs-site.xml.");
                });
    }

    private SluiceException unsupported(UnsupportedFileSystemException e) {
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "No file system for " + uri + " is installed: " + e.getMessage() + ".",
                "Use a local path or hdfs://, or install a bundle that brings the file system for that scheme.",
                e);
    }
}
