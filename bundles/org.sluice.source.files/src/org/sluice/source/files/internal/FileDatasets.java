package org.sluice.source.files.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.files.Storage;

/**
 * The datasets below a root. A directory whose files are all alike is one, named by its path with dots:
 * {@code raw/orders} is {@code raw.orders}. In other directories, files are alike whose names differ in numbers only:
 * {@code orders-2026-01.csv} and {@code orders-2026-02.csv} are {@code orders}. The endpoint can name further ones.
 */
final class FileDatasets {

    private final Storage storage;
    private final FileTree tree;
    private final Map<String, String> stated;
    private final Optional<FileFormat> format;

    FileDatasets(Storage storage, OptionValues options) {
        this.storage = storage;
        this.tree = new FileTree(storage);
        this.stated = options.find(FilesOptions.DATASETS).orElse(Map.of());
        String word = options.get(FilesOptions.FORMAT);
        this.format = word.equals("auto")
                ? Optional.empty()
                : Optional.of(FileFormat.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
    }

    /** All of them, by name. */
    List<FileDataset> all() throws IOException {
        Map<String, FileDataset> datasets = new TreeMap<>();
        for (Map.Entry<String, List<DataFile>> directory : tree.all().entrySet()) {
            for (FileDataset dataset : inDirectory(directory.getKey(), readable(directory.getValue()))) {
                datasets.putIfAbsent(dataset.name(), dataset);
            }
        }
        for (Map.Entry<String, String> entry : stated.entrySet()) {
            List<DataFile> files = readable(at(entry.getValue()));
            if (!files.isEmpty()) {
                datasets.put(entry.getKey(), dataset(entry.getKey(), entry.getValue(), files));
            }
        }
        return List.copyOf(datasets.values());
    }

    private List<DataFile> readable(List<DataFile> files) {
        return format.isPresent()
                ? files
                : files.stream()
                        .filter(file -> FileFormat.of(file.name()).isPresent())
                        .toList();
    }

    private FileFormat formatOf(DataFile file) {
        return format.or(() -> FileFormat.of(file.name())).orElseThrow();
    }

    private List<FileDataset> inDirectory(String directory, List<DataFile> files) {
        Map<String, List<DataFile>> alike =
                group(files, file -> NamePattern.of(FileFormat.stem(file.name())) + "\t" + formatOf(file));
        if (alike.size() == 1 && !directory.isEmpty()) {
            return List.of(dataset(directory.replace('/', '.'), directory, files));
        }
        Map<String, List<FileDataset>> byName = new TreeMap<>();
        alike.forEach((key, group) -> {
            String pattern = key.substring(0, key.indexOf('\t'));
            String name = (directory.isEmpty() ? "" : directory.replace('/', '.') + ".") + NamePattern.plain(pattern);
            FileDataset dataset = dataset(name, where(directory, pattern, group), group);
            byName.computeIfAbsent(name, none -> new ArrayList<>()).add(dataset);
        });
        return byName.values().stream().flatMap(same -> distinct(same).stream()).toList();
    }

    /** Files of one name and several formats are told apart by the format. */
    private static List<FileDataset> distinct(List<FileDataset> same) {
        return same.size() == 1
                ? same
                : same.stream()
                        .map(dataset -> new FileDataset(
                                dataset.name() + "_" + dataset.format().name().toLowerCase(java.util.Locale.ROOT),
                                dataset.where(),
                                dataset.format(),
                                dataset.files()))
                        .toList();
    }

    private static String where(String directory, String pattern, List<DataFile> files) {
        if (files.size() == 1) {
            return files.get(0).path();
        }
        String name = files.get(0).name();
        return (directory.isEmpty() ? "" : directory + "/")
                + pattern
                + name.substring(FileFormat.stem(name).length());
    }

    private static Map<String, List<DataFile>> group(List<DataFile> files, Function<DataFile, String> by) {
        return files.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private FileDataset dataset(String name, String where, List<DataFile> files) {
        TreeSet<FileFormat> formats = files.stream().map(this::formatOf).collect(Collectors.toCollection(TreeSet::new));
        if (formats.size() > 1) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The dataset '" + name + "' (" + storage.describe(where) + ") holds files of several formats: "
                            + formats.stream().map(FileFormat::label).collect(Collectors.joining(", ")) + ".",
                    "Name one kind of them with a glob, under 'datasets' of the endpoint.");
        }
        return new FileDataset(name, where, formats.first(), files);
    }

    /** A stated name, a path or glob below the root, or the name of one that {@link #all} finds. */
    FileDataset find(String name) throws IOException {
        String where = stated.get(name);
        if (where != null) {
            return require(name, where);
        }
        if (Glob.isGlob(name) || name.contains("/") || storage.exists(name)) {
            return require(name, name);
        }
        List<FileDataset> all = all();
        return all.stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .or(() -> all.stream()
                        .filter(dataset -> dataset.name().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_DATASET_NOT_FOUND,
                        "There is no dataset '" + name + "' in " + storage.describe("") + ".",
                        Spelling.suggest(
                                name, all.stream().map(FileDataset::name).toList())));
    }

    private FileDataset require(String name, String where) throws IOException {
        List<DataFile> files = readable(at(where));
        if (files.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_DATASET_NOT_FOUND,
                    "No file is at " + storage.describe(where) + " (dataset '" + name + "').",
                    "Check the path. Names that begin with _ or . are passed over, and with format: auto those that do"
                            + " not end in .csv, .tsv, .jsonl, .ndjson, .json or .parquet.");
        }
        return dataset(name, where, files);
    }

    private List<DataFile> at(String where) throws IOException {
        if (Glob.isGlob(where)) {
            return tree.matching(new Glob(where));
        }
        String path = where.endsWith("/") ? where.substring(0, where.length() - 1) : where;
        Optional<Storage.Entry> found = storage.find(path);
        if (found.isEmpty()) {
            return List.of();
        }
        return found.get().directory() ? tree.directory(path) : List.of(DataFile.of(found.get()));
    }
}
