package org.sluice.sink.parquet.internal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.sluice.api.sink.SinkTarget;

/** Where the files of a table lie. */
final class Table {

    private final Storage storage;
    private final String directory;
    private final String partition;
    private final String runId;

    Table(Storage storage, SinkTarget target, boolean partitioned) {
        this.storage = storage;
        this.directory = directoryOf(target.object());
        this.partition = partitioned ? directory + "/load_date=" + target.loadDate() : directory;
        this.runId = target.runId();
    }

    /** {@code raw.orders} is {@code raw/orders}; whatever a file system could stumble over is percent-encoded. */
    static String directoryOf(String object) {
        return Arrays.stream(object.split("\\.")).map(Table::encode).collect(Collectors.joining("/"));
    }

    private static String encode(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return encoded.startsWith("_") || encoded.isEmpty()
                ? "%5F" + encoded.substring(Math.min(1, encoded.length()))
                : encoded;
    }

    void prepareDirectory() throws IOException {
        // A file that is made and removed shows at once whether one may write here, before a row is read.
        String probe = directory + "/_sluice/_probe_" + runId;
        storage.create(probe).close();
        storage.delete(probe);
    }

    String directory() {
        return directory;
    }

    String partition() {
        return partition;
    }

    String stagingRoot() {
        return directory + "/_staging";
    }

    String staging() {
        return stagingRoot() + "/" + runId;
    }

    String commits() {
        return directory + "/_sluice";
    }

    /** The final path of a slice's file. */
    String published(int slice) {
        return partition + "/part-" + runId + "-" + String.format(java.util.Locale.ROOT, "%05d", slice) + ".parquet";
    }

    /** The path of a slice's file until it is published; no reader takes it for a Parquet file. */
    String unpublished(int slice) {
        return staging() + "/slice-" + slice + ".parquet.tmp";
    }

    /** The published files. */
    List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        collect(directory, files);
        return files;
    }

    private void collect(String path, List<String> files) throws IOException {
        for (Storage.Entry entry : storage.list(path)) {
            boolean own = entry.name().startsWith("_") || entry.name().startsWith(".");
            if (entry.directory() && !own) {
                collect(entry.path(), files);
            } else if (!own && entry.name().endsWith(".parquet")) {
                files.add(entry.path());
            }
        }
    }

    boolean hasFiles() throws IOException {
        return hasFiles(directory);
    }

    private boolean hasFiles(String path) throws IOException {
        for (Storage.Entry entry : storage.list(path)) {
            boolean own = entry.name().startsWith("_") || entry.name().startsWith(".");
            if (!own
                    && (entry.directory()
                            ? hasFiles(entry.path())
                            : entry.name().endsWith(".parquet"))) {
                return true;
            }
        }
        return false;
    }
}
