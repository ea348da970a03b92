package org.sluice.sink.parquet.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory of any file system that Hadoop knows. */
final class HadoopStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(HadoopStorage.class);

    private final Path root;
    private final Configuration configuration;
    private final FileSystem fileSystem;

    private HadoopStorage(Path root, Configuration configuration, FileSystem fileSystem) {
        this.root = root;
        this.configuration = configuration;
        this.fileSystem = fileSystem;
    }

    static HadoopStorage open(String uri, Map<String, String> properties, Optional<String> configurationDirectory)
            throws IOException {
        // Hadoop finds its file systems, and its own classes, through the thread's class loader.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FileSystem.class.getClassLoader());
        try {
            Configuration configuration = new Configuration();
            configuration.setClassLoader(FileSystem.class.getClassLoader());
            for (String name : List.of("core-site.xml", "hdfs-site.xml")) {
                configurationDirectory.ifPresent(directory -> configuration.addResource(
                        new Path(java.nio.file.Path.of(directory, name).toUri())));
            }
            properties.forEach(configuration::set);
            Path root = new Path(uri);
            return new HadoopStorage(root, configuration, FileSystem.newInstance(URI.create(uri), configuration));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Path resolve(String path) {
        return path.isEmpty() ? root : new Path(root, escape(path));
    }

    /** Hadoop reads a colon in a relative path as the end of a scheme. */
    private static String escape(String path) {
        return path.replace(":", "%3A");
    }

    @Override
    public OutputStream create(String path) throws IOException {
        return new SyncedOutput(fileSystem.create(resolve(path), true));
    }

    /** Brings the file to the disks when it is closed. */
    @NonNullByDefault({})
    private static final class SyncedOutput extends FilterOutputStream {
        private final FSDataOutputStream stream;

        SyncedOutput(FSDataOutputStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            stream.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            try (FSDataOutputStream closing = stream) {
                if (closing.hasCapability("hsync")) {
                    closing.hsync();
                }
            }
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return fileSystem.open(resolve(path));
    }

    @Override
    public InputFile inputFile(String path) throws IOException {
        return HadoopInputFile.fromPath(resolve(path), configuration);
    }

    @Override
    public boolean exists(String path) throws IOException {
        return fileSystem.exists(resolve(path));
    }

    @Override
    public long length(String path) throws IOException {
        return fileSystem.getFileStatus(resolve(path)).getLen();
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
        Path base = resolve(directory);
        List<Entry> entries = new ArrayList<>();
        if (!fileSystem.exists(base)) {
            return entries;
        }
        String prefix = directory.isEmpty() ? "" : directory + "/";
        for (FileStatus status : fileSystem.listStatus(base)) {
            entries.add(new Entry(
                    prefix + status.getPath().getName(),
                    status.isDirectory(),
                    status.getLen(),
                    Instant.ofEpochMilli(status.getModificationTime())));
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = resolve(to);
        fileSystem.mkdirs(target.getParent());
        if (fileSystem.exists(target)) {
            fileSystem.delete(target, false);
        }
        // Hadoop says false where others throw.
        if (!fileSystem.rename(resolve(from), target)) {
            throw new IOException("Renaming " + describe(from) + " to " + describe(to) + " was refused");
        }
    }

    @Override
    public void delete(String path) throws IOException {
        fileSystem.delete(resolve(path), false);
    }

    @Override
    public boolean link(java.nio.file.Path local, String to) {
        return false;
    }

    @Override
    public String describe(String path) {
        return resolve(path).toString();
    }

    @Override
    public void close() {
        try {
            fileSystem.close();
        } catch (IOException e) {
            LOG.warn("{} could not be closed", root, e);
            throw new UncheckedIOException(e);
        }
    }
}
