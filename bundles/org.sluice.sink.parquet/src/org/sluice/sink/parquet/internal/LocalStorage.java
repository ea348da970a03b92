package org.sluice.sink.parquet.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A local directory; needs nothing of Hadoop, which would double the time to start. */
final class LocalStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStorage.class);

    private final Path root;

    LocalStorage(Path root) {
        this.root = root;
    }

    private Path resolve(String path) {
        return path.isEmpty() ? root : root.resolve(path);
    }

    private static void makeParent(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
    }

    @Override
    public OutputStream create(String path) throws IOException {
        Path file = resolve(path);
        makeParent(file);
        return new SyncedOutput(FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** Brings the file to the disk when it is closed. */
    private static final class SyncedOutput extends BufferedOutputStream {
        private final FileChannel channel;

        SyncedOutput(FileChannel channel) {
            super(Channels.newOutputStream(channel), 1 << 16);
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                try (FileChannel closing = channel) {
                    flush();
                    closing.force(true);
                }
            }
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return Files.newInputStream(resolve(path));
    }

    @Override
    public InputFile inputFile(String path) {
        return new LocalInputFile(resolve(path));
    }

    @Override
    public boolean exists(String path) {
        return Files.exists(resolve(path));
    }

    @Override
    public long length(String path) throws IOException {
        return Files.size(resolve(path));
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
        Path base = resolve(directory);
        List<Entry> entries = new ArrayList<>();
        if (!Files.isDirectory(base)) {
            return entries;
        }
        String prefix = directory.isEmpty() ? "" : directory + "/";
        try (DirectoryStream<Path> children = Files.newDirectoryStream(base)) {
            for (Path child : children) {
                entries.add(new Entry(
                        prefix + child.getFileName(),
                        Files.isDirectory(child),
                        Files.size(child),
                        Files.getLastModifiedTime(child).toInstant()));
            }
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = resolve(to);
        makeParent(target);
        Files.move(resolve(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(target.toAbsolutePath().getParent());
    }

    /** Makes a rename durable; systems that cannot open a directory do it by themselves. */
    private static void syncDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(resolve(path));
    }

    @Override
    public boolean link(Path local, String to) throws IOException {
        Path target = resolve(to);
        makeParent(target);
        Files.deleteIfExists(target);
        try {
            Files.createLink(target, local);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.debug("{} cannot be linked to {}; copying it: {}", local, target, e.getMessage());
            return false;
        }
    }

    @Override
    public String describe(String path) {
        return resolve(path).toString();
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
