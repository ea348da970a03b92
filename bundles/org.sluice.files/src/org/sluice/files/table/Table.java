package org.sluice.files.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sluice.api.sink.SinkTarget;
import org.sluice.files.Storage;

/** Where the files of a table lie. */
public final class Table {

    private static final String SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final Storage storage;
    private final String directory;
    private final String partition;
    private final String runId;
    private final TableFormat format;

    Table(Storage storage, SinkTarget target, TableFormat format, boolean partitioned) {
        this.storage = storage;
        this.directory = directoryOf(target.object());
        this.partition = partitioned ? directory + "/load_date=" + target.loadDate() : directory;
        this.runId = encode(target.runId());
        this.format = format;
    }

    /** {@code raw.orders} is {@code raw/orders}. */
    public static String directoryOf(String object) {
        return Arrays.stream(object.split("\\.", -1)).map(Table::encode).collect(Collectors.joining("/"));
    }

    /**
     * A name as every file system takes it, in every locale, and as no reader takes for something hidden or for a
     * partition: all else than letters, digits, hyphens and inner underscores is percent-encoded, so the name can be had
     * back.
     */
    static String encode(String name) {
        if (name.isEmpty()) {
            return "%2E";
        }
        StringBuilder encoded = new StringBuilder();
        for (byte unit : name.getBytes(StandardCharsets.UTF_8)) {
            boolean safe = SAFE.indexOf(unit) >= 0 && !(unit == '_' && encoded.isEmpty());
            encoded.append(safe ? String.valueOf((char) unit) : String.format(Locale.ROOT, "%%%02X", unit));
        }
        return encoded.toString();
    }

    /** A file that is made and removed shows at once whether one may write here, before a row is read. */
    void probe() throws IOException {
        String probe = commits() + "/_probe_" + runId;
        storage.create(probe).close();
        storage.delete(probe);
    }

    /** Its directory. */
    public String directory() {
        return directory;
    }

    String partition() {
        return partition;
    }

    boolean partitioned() {
        return !partition.equals(directory);
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
        return partition + "/part-" + runId + "-" + String.format(Locale.ROOT, "%05d", slice) + format.suffix();
    }

    /** The path of a slice's file until it is published; no reader takes it for one of the table. */
    String unpublished(int slice) {
        return staging() + "/slice-" + slice + format.suffix() + ".tmp";
    }

    /** The published files. */
    public List<Storage.Entry> files() throws IOException {
        List<Storage.Entry> files = new ArrayList<>();
        collect(directory, files);
        return files;
    }

    private void collect(String path, List<Storage.Entry> files) throws IOException {
        for (Storage.Entry entry : storage.list(path)) {
            if (isPartition(entry)) {
                collect(entry.path(), files);
            } else if (isData(entry)) {
                files.add(entry);
            }
        }
    }

    /** Other directories are tables of their own: {@code raw/orders} is none of {@code raw}'s business. */
    private static boolean isPartition(Storage.Entry entry) {
        return entry.directory() && !entry.hidden() && entry.name().contains("=");
    }

    private boolean isData(Storage.Entry entry) {
        return !entry.directory() && !entry.hidden() && format.owns(entry.name());
    }

    /**
     * The partitions other than this run's that hold nothing but files of the table and markers, and so can go as a whole;
     * what holds anything else is not ours alone.
     */
    List<String> otherPartitions() throws IOException {
        List<String> partitions = new ArrayList<>();
        for (Storage.Entry entry : storage.list(directory)) {
            if (isPartition(entry)
                    && !entry.path().equals(partition)
                    && storage.list(entry.path()).stream()
                            .allMatch(child -> isData(child) || child.name().equals("_SUCCESS"))) {
                partitions.add(entry.path());
            }
        }
        return partitions;
    }
}
