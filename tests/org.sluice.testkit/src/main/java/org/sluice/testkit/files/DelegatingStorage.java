package org.sluice.testkit.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.sluice.files.Storage;

/** A storage that does what another one does, until a subclass knows better. */
public class DelegatingStorage implements Storage {

    private final Storage storage;

    /** Wraps a storage. */
    public DelegatingStorage(Storage storage) {
        this.storage = storage;
    }

    /** Called before every change. */
    protected void change() throws IOException {
        // Changes are allowed.
    }

    /** Called before every look. */
    protected void look() throws IOException {
        // Looking is allowed.
    }

    @Override
    public OutputStream create(String path) throws IOException {
        change();
        return storage.create(path);
    }

    @Override
    public InputStream open(String path) throws IOException {
        look();
        return storage.open(path);
    }

    @Override
    public InputFile inputFile(String path) throws IOException {
        look();
        return storage.inputFile(path);
    }

    @Override
    public boolean exists(String path) throws IOException {
        look();
        return storage.exists(path);
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        look();
        return storage.find(path);
    }

    @Override
    public long length(String path) throws IOException {
        look();
        return storage.length(path);
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
        look();
        return storage.list(directory);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        change();
        storage.rename(from, to);
    }

    @Override
    public boolean renamesAtOnce() {
        return storage.renamesAtOnce();
    }

    @Override
    public void delete(String path) throws IOException {
        change();
        storage.delete(path);
    }

    @Override
    public boolean link(Path local, String to) throws IOException {
        change();
        return storage.link(local, to);
    }

    @Override
    public String describe(String path) {
        return storage.describe(path);
    }

    @Override
    public String user() {
        return storage.user();
    }

    @Override
    public void close() {
        storage.close();
    }
}
