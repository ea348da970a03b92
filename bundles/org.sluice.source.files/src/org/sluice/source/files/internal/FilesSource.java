package org.sluice.source.files.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.Field;
import org.sluice.columnar.BatchFileReader;
import org.sluice.files.Root;
import org.sluice.files.Storage;

/** Files below a root as a source. */
final class FilesSource implements Source {

    private static final int LISTED = 5;

    private final EndpointConfig endpoint;
    private final OptionValues options;
    private final Root root;
    private final TextSettings settings;
    private @Nullable Storage storage;

    FilesSource(EndpointConfig endpoint, Root root) {
        this.endpoint = endpoint;
        this.options = endpoint.options();
        this.root = root;
        this.settings = TextSettings.of(options);
    }

    /** Something to do with the file system. */
    private interface Work<T> {
        T with(Storage storage) throws IOException;
    }

    private <T> T with(Work<T> work) {
        try {
            return work.with(storage());
        } catch (IOException e) {
            throw Problems.unreachable(endpoint.id(), root.text(), e);
        }
    }

    private synchronized Storage storage() throws IOException {
        Storage open = storage;
        if (open == null) {
            open = root.open();
            storage = open;
        }
        return open;
    }

    @Override
    public ConnectionReport test() {
        long start = System.nanoTime();
        return with(open -> {
            requireRoot(open);
            List<String> names = open.list("").stream()
                    .map(Storage.Entry::name)
                    .limit(LISTED)
                    .toList();
            return new ConnectionReport(
                    root.product(),
                    root.version(),
                    "Files in " + open.describe(""),
                    Duration.ofNanos(System.nanoTime() - start),
                    names.isEmpty() ? List.of("The directory is empty.") : List.of());
        });
    }

    /** Listing a directory that is not there would give nothing, as an empty one does. */
    private static void requireRoot(Storage open) throws IOException {
        if (open.find("").filter(Storage.Entry::directory).isEmpty()) {
            throw new FileNotFoundException(open.describe("") + " is no directory");
        }
    }

    @Override
    public List<Dataset> discover(Optional<String> pattern) {
        Optional<Glob> glob = pattern.map(text -> new Glob(text.replace("*", "**")));
        return with(open -> {
            requireRoot(open);
            List<Dataset> found = new ArrayList<>();
            for (FileDataset dataset : new FileDatasets(open, options).all()) {
                if (glob.isEmpty() || glob.get().matches(dataset.name())) {
                    found.add(described(open, dataset));
                }
            }
            return found;
        });
    }

    /** A dataset whose files cannot be understood must not hide the others. */
    private Dataset described(Storage open, FileDataset dataset) throws IOException {
        try {
            SchemaInference.Found found = inference(open).columns(dataset);
            return dataset(dataset, found, dataset.describe());
        } catch (SluiceException e) {
            SchemaInference.Found nothing =
                    new SchemaInference.Found(List.of(), java.util.OptionalDouble.empty(), List.of());
            return dataset(
                    dataset, nothing, dataset.describe() + ". " + e.problem().text());
        }
    }

    private static Dataset dataset(FileDataset dataset, SchemaInference.Found found, String comment) {
        OptionalLong rows =
                found.bytesPerRow().isPresent() && found.bytesPerRow().getAsDouble() > 0
                        ? OptionalLong.of(Math.round(DataFile.bytes(dataset.files())
                                / found.bytesPerRow().getAsDouble()))
                        : OptionalLong.empty();
        return new Dataset(
                dataset.name(),
                Dataset.Kind.TABLE,
                found.fields().stream()
                        .map(field -> column(dataset.format(), field))
                        .toList(),
                List.of(),
                rows,
                comment);
    }

    private static DatasetColumn column(FileFormat format, Field field) {
        return new DatasetColumn(
                field.name(),
                format == FileFormat.PARQUET ? field.type().toString() : format.label() + " value",
                Optional.of(field.type()),
                field.nullable(),
                "");
    }

    private SchemaInference inference(Storage open) {
        return new SchemaInference(new FileOpener(open, options), options, settings);
    }

    /** Files get their times from the clock of their file system, which is taken to be right. */
    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public SlicePlan plan(ReadRequest request) {
        return with(open -> {
            requireRoot(open);
            FileDataset dataset = new FileDatasets(open, options).find(request.dataset());
            return new SlicePlanner(
                            new FileOpener(open, options),
                            dataset,
                            inference(open).columns(dataset),
                            request,
                            options.get(FilesOptions.SLICE_BYTES))
                    .plan();
        });
    }

    @Override
    public boolean canContinue(ReadRequest request, SlicePlan plan) {
        return with(open -> {
            FileOpener opener = new FileOpener(open, options);
            for (Slice slice : plan.slices()) {
                for (DataFile file : SliceFiles.parse(slice.parameters()).files()) {
                    if (opener.change(file).isPresent()) {
                        return false;
                    }
                }
            }
            return true;
        });
    }

    @Override
    public BatchReader read(ReadRequest request, SlicePlan plan, Slice slice, Cancellation cancellation) {
        cancellation.throwIfCancelled();
        return with(open -> {
            SliceFiles files = SliceFiles.parse(slice.parameters());
            FileColumns columns = columns(plan);
            return new FilesReader(
                    plan.schema(),
                    columns,
                    new Opening(open, columns, files.groups(), cancellation),
                    files.files().iterator(),
                    new FilesReader.Amount(request.limit(), request.batchBytes()),
                    cancellation);
        });
    }

    private FileColumns columns(SlicePlan plan) {
        String known = String.valueOf(plan.snapshot().get(SlicePlanner.COLUMNS));
        return FileColumns.of(
                plan.schema(),
                List.of(known.split(SlicePlanner.SEPARATOR, -1)),
                options.get(FilesOptions.UNKNOWN_COLUMNS).equals("ignore"));
    }

    /** Opens the files of one slice. */
    private final class Opening implements FilesReader.FileOpening {
        private final FileOpener opener;
        private final FileColumns columns;
        private final SliceFiles.Groups groups;
        private final Cancellation cancellation;

        Opening(Storage open, FileColumns columns, SliceFiles.Groups groups, Cancellation cancellation) {
            this.opener = new FileOpener(open, options);
            this.columns = columns;
            this.groups = groups;
            this.cancellation = cancellation;
        }

        @Override
        public FileRows open(DataFile file, ColumnBatch first) throws IOException {
            String place = opener.describe(file);
            FileFormat format = format(file);
            if (format == FileFormat.PARQUET) {
                return parquet(file, place);
            }
            RowAppender appender = new RowAppender(place, columns.taken(), settings.values(), first);
            return format == FileFormat.CSV
                    ? new CsvRows(opener.open(file, cancellation), file.name(), settings, columns, appender)
                    : new JsonRows(opener.open(file, cancellation), settings, columns, appender);
        }

        private FileRows parquet(DataFile file, String place) throws IOException {
            BatchFileReader reader = ParquetRows.open(place, opener.storage().inputFile(file.path()));
            if (!groups.equals(SliceFiles.Groups.ALL)) {
                reader.limitToRowGroups(groups.from(), groups.to());
            }
            return new ParquetRows(place, reader, columns);
        }

        private FileFormat format(DataFile file) {
            String word = options.get(FilesOptions.FORMAT);
            return word.equals("auto")
                    ? FileFormat.of(file.name()).orElseThrow()
                    : FileFormat.valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        public void requireUnchanged(DataFile file) throws IOException {
            opener.requireUnchanged(file);
        }

        @Override
        public String describe(DataFile file) {
            return opener.describe(file);
        }
    }

    @Override
    public synchronized void close() {
        Storage open = storage;
        storage = null;
        if (open != null) {
            open.close();
        }
    }
}
