package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Local files that take so many changes and then none at all. */
public class MortalFileSystem extends LocalFileSystem {

    private static final String ID = "sluice.mortal.id";
    private static final Map<String, AtomicInteger> LIVES = new ConcurrentHashMap<>();

    static Map<String, String> configuration(String id) {
        LIVES.put(id, new AtomicInteger(Integer.MAX_VALUE));
        return Map.of("fs.file.impl", MortalFileSystem.class.getName(), "fs.file.impl.disable.cache", "true", ID, id);
    }

    static void dieAfter(String id, int changes) {
        LIVES.get(id).set(changes);
    }

    private void change() throws IOException {
        if (LIVES.get(getConf().get(ID)).getAndDecrement() <= 0) {
            throw new IOException("dead");
        }
    }

    @Override
    public FSDataOutputStream create(
            Path path,
            FsPermission permission,
            boolean overwrite,
            int bufferSize,
            short replication,
            long blockSize,
            Progressable progress)
            throws IOException {
        change();
        return super.create(path, permission, overwrite, bufferSize, replication, blockSize, progress);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        change();
        return super.rename(from, to);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        change();
        return super.delete(path, recursive);
    }
}
