package org.sluice.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A local directory; needs nothing of Hadoop, which would double the time to start. */
final class LocalStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(LocalStorage.class);

    private final Path root;

    LocalStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    private Path resolve(String path) {
        return path.isEmpty() ? root : root.resolve(path);
    }

    private static void makeParent(Path file) throws IOException {
        makeDirectory(file.getParent());
    }

    /** Makes a directory and those above it, each of them durable: a file in a directory that a crash undoes is lost. */
    private static void makeDirectory(@Nullable Path directory) throws IOException {
        if (directory == null || Files.isDirectory(directory)) {
            return;
        }
        makeDirectory(directory.getParent());
        Files.createDirectories(directory);
        syncParent(directory);
    }

    @Override
    public OutputStream create(String path) throws IOException {
        Path file = resolve(path);
        makeParent(file);
        // The old file may be a second name of a staged one, which must not be written over.
        Files.deleteIfExists(file);
        return new SyncedOutput(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** Brings the file and its name to the disk when it is closed. */
    private static final class SyncedOutput extends BufferedOutputStream {
        private final Path file;
        private final FileChannel channel;

        SyncedOutput(Path file, FileChannel channel) {
            super(Channels.newOutputStream(channel), 1 << 16);
            this.file = file;
            this.channel = channel;
        }

        @Override
        public void close() throws IOException {
            if (channel.isOpen()) {
                try (FileChannel closing = channel) {
                    flush();
                    closing.force(true);
                }
                syncParent(file);
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
    public Optional<Entry> find(String path) throws IOException {
        return entry(path, resolve(path));
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
        List<Entry> entries = new ArrayList<>();
        String prefix = directory.isEmpty() ? "" : directory + "/";
        try (DirectoryStream<Path> children = Files.newDirectoryStream(resolve(directory))) {
            for (Path child : children) {
                entry(prefix + child.getFileName(), child).ifPresent(entries::add);
            }
        } catch (NoSuchFileException e) {
            return entries;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    /** Empty for a file that went since its directory was read. */
    private static Optional<Entry> entry(String path, Path file) throws IOException {
        try {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Entry(
                    path,
                    facts.isDirectory(),
                    facts.size(),
                    facts.lastModifiedTime().toInstant()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = resolve(to);
        makeParent(target);
        Files.move(resolve(from), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncParent(target);
    }

    @Override
    public boolean renamesAtOnce() {
        return true;
    }

    /** Makes a new name durable; systems that cannot open a directory do it by themselves. */
    private static void syncParent(Path file) throws IOException {
        Path directory = file.getParent();
        if (directory != null && !System.getProperty("os.name", "").startsWith("Windows")) {
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
        } catch (UnsupportedOperationException | FileSystemException e) {
            LOG.debug("{} cannot be linked to {}; copying it: {}", local, target, e.getMessage());
            return false;
        }
        syncParent(target);
        return true;
    }

    @Override
    public String describe(String path) {
        return resolve(path).toString();
    }

    @Override
    public String user() {
        return System.getProperty("user.name", "?");
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
