package org.sluice.source.files.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.sluice.api.config.OptionValues;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.columnar.BatchFileReader;

/** Finds the columns of a dataset: as the endpoint states them, or in a sample of its files, the oldest and newest first. */
final class SchemaInference {

    private static final int FILES = 10;
    private static final long BYTES = 32L << 20;

    private final FileOpener opener;
    private final OptionValues options;
    private final TextSettings settings;
    private final Optional<List<Field>> stated;

    SchemaInference(FileOpener opener, OptionValues options, TextSettings settings) {
        this.opener = opener;
        this.options = options;
        this.settings = settings;
        this.stated = options.find(FilesOptions.SCHEMA).map(StatedSchema::parse);
    }

    /**
     * What was found.
     *
     * @param fields every column of the dataset
     * @param bytesPerRow of files, as they are stored; empty where it is not known
     * @param notes for the user
     */
    record Found(List<Field> fields, OptionalDouble bytesPerRow, List<String> notes) {
        Found {
            fields = List.copyOf(fields);
            notes = List.copyOf(notes);
        }

        List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }

    Found columns(FileDataset dataset) throws IOException {
        if (stated.isPresent()) {
            return new Found(stated.get(), OptionalDouble.empty(), List.of());
        }
        Found found = dataset.format() == FileFormat.PARQUET ? ofFooters(dataset) : ofText(dataset);
        if (found.fields().isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The files of '" + dataset.name() + "' (" + dataset.where() + ") have no columns: they are empty.",
                    "Wait for a file with rows, or state the endpoint's schema.");
        }
        return found;
    }

    /** Evenly spread over the ages, so that neither early nor late columns are missed. */
    static List<DataFile> sample(List<DataFile> files) {
        List<DataFile> filled = files.stream().filter(file -> file.length() > 0).toList();
        if (filled.size() <= FILES) {
            return filled;
        }
        Set<DataFile> sample = new LinkedHashSet<>();
        for (int i = 0; i < FILES; i++) {
            sample.add(filled.get((int) ((long) i * (filled.size() - 1) / (FILES - 1))));
        }
        return List.copyOf(sample);
    }

    private Found ofFooters(FileDataset dataset) throws IOException {
        List<Field> union = new ArrayList<>();
        long bytes = 0;
        long rows = 0;
        for (DataFile file : sample(dataset.files())) {
            try (BatchFileReader reader =
                    ParquetRows.open(opener.describe(file), opener.storage().inputFile(file.path()))) {
                union = ParquetRows.union(
                        opener.describe(file), union, reader.schema().fields());
                bytes += file.length();
                rows += reader.rowCount();
            }
        }
        return new Found(
                union, rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) bytes / rows), List.of());
    }

    private Found ofText(FileDataset dataset) throws IOException {
        List<DataFile> files = sample(dataset.files());
        long rowsOfEach = Math.max(1, options.get(FilesOptions.SAMPLE_ROWS) / Math.max(1, files.size()));
        TextSample sample = new TextSample(settings, rowsOfEach, BYTES / Math.max(1, files.size()));
        for (DataFile file : files) {
            try (CountedInput in = new CountedInput(opener.open(file, Cancellation.NONE))) {
                sample.add(dataset.format(), opener.describe(file), file, in);
            } catch (IOException e) {
                throw Problems.unreadable(opener.describe(file), e);
            }
        }
        List<String> notes = sample.complete()
                ? List.of()
                : List.of("Types are inferred from " + sample.rows() + " rows of " + files.size() + " of "
                        + dataset.files().size() + " files; columns of the unit state them.");
        return new Found(typed(sample.fields()), sample.bytesPerRow(), notes);
    }

    private List<Field> typed(List<Field> fields) {
        return options.get(FilesOptions.INFER_TYPES)
                ? fields
                : fields.stream()
                        .map(field -> new Field(field.name(), new DataType.Text(), true))
                        .toList();
    }
}
