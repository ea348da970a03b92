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
    private static final String LOAD_DATE = "/load_date=";

    private final Storage storage;
    private final String directory;
    private final boolean partitioned;
    private final String loadDate;
    private final String runId;
    private final TableFormat format;
    private final Generations generations;
    private volatile String base;

    Table(Storage storage, SinkTarget target, TableFormat format, boolean partitioned) {
        this.storage = storage;
        this.directory = directoryOf(target.object());
        this.partitioned = partitioned;
        this.loadDate = target.loadDate().toString();
        this.runId = encode(target.runId());
        this.format = format;
        this.generations = new Generations(storage, directory, commits());
        this.base = directory;
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

    Generations generations() {
        return generations;
    }

    /** Finds out where the rows lie. */
    void locate() throws IOException {
        base = generations.current();
    }

    /** The directory that the rows lie in: the table's own, or one that an overwrite made for them. */
    String base() {
        return base;
    }

    /** This run's directory for data. */
    String partition() {
        return partitioned ? partition(base, loadDate) : base;
    }

    static String partition(String base, String loadDate) {
        return base + LOAD_DATE + loadDate;
    }

    boolean partitioned() {
        return partitioned;
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

    /** The final path of a slice's file, where the rows lie in the table's own directory. */
    String published(int slice) {
        return (partitioned ? partition(directory, loadDate) : directory) + "/part-" + runId + "-"
                + String.format(Locale.ROOT, "%05d", slice) + format.suffix();
    }

    /** The path of a slice's file until it is published; no reader takes it for one of the table. */
    String unpublished(int slice) {
        return staging() + "/slice-" + slice + format.suffix() + ".tmp";
    }

    /** A path in the table's own directory, moved to another base. */
    String rebased(String path, String to) {
        return to + path.substring(directory.length());
    }

    /** The days that have a directory in a base. */
    List<String> loadDates(String in) throws IOException {
        return partitioned
                ? storage.list(in).stream()
                        .filter(entry -> entry.directory() && ("/" + entry.name()).startsWith(LOAD_DATE))
                        .map(entry -> ("/" + entry.name()).substring(LOAD_DATE.length()))
                        .toList()
                : List.of();
    }

    /** The published files. */
    public List<Storage.Entry> files() throws IOException {
        return files(base);
    }

    List<Storage.Entry> files(String in) throws IOException {
        List<Storage.Entry> files = new ArrayList<>();
        collect(in, files);
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
    List<String> otherPartitions(String in) throws IOException {
        List<String> partitions = new ArrayList<>();
        for (Storage.Entry entry : storage.list(in)) {
            if (isPartition(entry)
                    && !entry.name().equals("load_date=" + loadDate)
                    && storage.list(entry.path()).stream()
                            .allMatch(child -> isData(child) || child.name().equals("_SUCCESS"))) {
                partitions.add(entry.path());
            }
        }
        return partitions;
    }
}
