package org.sluice.files;

import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory of any file system that Hadoop knows. */
final class HadoopStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(HadoopStorage.class);

    /** Object stores copy and delete instead, file by file. */
    private static final Set<String> RENAMES_AT_ONCE = Set.of("hdfs", "viewfs", "webhdfs", "swebhdfs", "abfs", "abfss");

    private final Path root;
    private final FileSystem fileSystem;
    private final String user;

    HadoopStorage(FileSystem fileSystem, String root, String user) {
        this.root = new Path(root);
        this.fileSystem = fileSystem;
        this.user = user;
    }

    /** A call into Hadoop. */
    interface Call<T> {
        T run() throws IOException;
    }

    /** Hadoop finds its file systems, and its own classes, through the thread's class loader. */
    static <T> T inHadoop(Call<T> call) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(FileSystem.class.getClassLoader());
        try {
            return call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Path resolve(String path) {
        return path.isEmpty() ? root : new Path(root, path);
    }

    @Override
    public OutputStream create(String path) throws IOException {
        return inHadoop(() -> new SyncedOutput(fileSystem.create(resolve(path), true)));
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
            inHadoop(() -> {
                try (FSDataOutputStream closing = stream) {
                    if (closing.hasCapability("hsync")) {
                        closing.hsync();
                    }
                }
                return stream;
            });
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return inHadoop(() -> fileSystem.open(resolve(path)));
    }

    /** Parquet's own would open another file system, which nobody closes. */
    @Override
    public InputFile inputFile(String path) throws IOException {
        return new Input(fileSystem, inHadoop(() -> fileSystem.getFileStatus(resolve(path))));
    }

    @NonNullByDefault({})
    private record Input(FileSystem fileSystem, FileStatus status) implements InputFile {
        @Override
        public long getLength() {
            return status.getLen();
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            return inHadoop(() -> HadoopStreams.wrap(fileSystem.open(status.getPath())));
        }

        @Override
        public String toString() {
            return status.getPath().toString();
        }
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        try {
            return Optional.of(entry(path, inHadoop(() -> fileSystem.getFileStatus(resolve(path)))));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Entry entry(String path, FileStatus status) {
        return new Entry(
                path, status.isDirectory(), status.getLen(), Instant.ofEpochMilli(status.getModificationTime()));
    }

    @Override
    public boolean exists(String path) throws IOException {
        return inHadoop(() -> fileSystem.exists(resolve(path)));
    }

    @Override
    public long length(String path) throws IOException {
        return inHadoop(() -> fileSystem.getFileStatus(resolve(path)).getLen());
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        String prefix = directory.isEmpty() ? "" : directory + "/";
        try {
            for (FileStatus status : inHadoop(() -> fileSystem.listStatus(resolve(directory)))) {
                entries.add(entry(prefix + status.getPath().getName(), status));
            }
        } catch (FileNotFoundException e) {
            return List.of();
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        inHadoop(() -> {
            Path target = resolve(to);
            fileSystem.mkdirs(target.getParent());
            if (fileSystem.exists(target)) {
                // Names are unique, so this is the rest of an earlier try. Hadoop would refuse to replace it.
                fileSystem.delete(target, false);
            }
            // Hadoop says false where others throw.
            if (!fileSystem.rename(resolve(from), target)) {
                throw new IOException("Renaming " + describe(from) + " to " + describe(to) + " was refused");
            }
            return target;
        });
    }

    @Override
    public boolean renamesAtOnce() {
        URI uri = fileSystem.getUri();
        return RENAMES_AT_ONCE.contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT));
    }

    @Override
    public void delete(String path) throws IOException {
        inHadoop(() -> fileSystem.delete(resolve(path), false));
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
    public String user() {
        return user;
    }

    @Override
    public void close() {
        try {
            inHadoop(() -> {
                fileSystem.close();
                return root;
            });
        } catch (IOException e) {
            // Every file was closed before, and what was not would have failed there.
            LOG.warn("{} could not be closed", root, e);
        }
    }
}
