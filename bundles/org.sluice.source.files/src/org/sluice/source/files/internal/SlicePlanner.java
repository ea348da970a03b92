package org.sluice.source.files.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.sluice.api.data.CursorValue;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileReader;

/**
 * Cuts a dataset into slices of whole files, about so many bytes each; a large Parquet file into ranges of row groups. An
 * incremental read takes the files that were written in a range of time, oldest first; files of one time stay together,
 * so that each slice ends at a position.
 */
final class SlicePlanner {

    /** The columns that files have, for {@link FileColumns#known}. */
    static final String COLUMNS = "columns";

    static final String SEPARATOR = "\n";

    private static final DataType MODIFIED = new DataType.TimestampTz(6);
    private static final int MAX_SLICES = 10_000;

    private final FileOpener opener;
    private final FileDataset dataset;
    private final SchemaInference.Found columns;
    private final ReadRequest request;
    private final long sliceBytes;
    private final List<Slice> slices = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    SlicePlanner(
            FileOpener opener,
            FileDataset dataset,
            SchemaInference.Found columns,
            ReadRequest request,
            long defaultBytes) {
        this.opener = opener;
        this.dataset = dataset;
        this.columns = columns;
        this.request = request;
        this.sliceBytes = Math.max(1, sliceBytes(request, columns.bytesPerRow(), defaultBytes));
        notes.addAll(columns.notes());
    }

    /** The unit counts rows. */
    private static long sliceBytes(ReadRequest request, OptionalDouble bytesPerRow, long defaultBytes) {
        return request.slicing().size() > 0 && bytesPerRow.isPresent()
                ? Math.round(request.slicing().size() * bytesPerRow.getAsDouble())
                : defaultBytes;
    }

    SlicePlan plan() throws IOException {
        requireSupported();
        Selection selection = new Selection(request, dataset.format(), columns.fields());
        Schema schema = selection.schema();
        Optional<CursorValue> upper = Optional.empty();
        if (request.cursor().isPresent()) {
            requireCursor(request.cursor().get(), schema);
            upper = planWindow(request.cursor().get());
        } else if (request.limit() > 0) {
            addLimited(filled(dataset.files()));
        } else {
            planAll();
        }
        if (slices.size() > MAX_SLICES) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The files of " + request.dataset() + " make more than " + MAX_SLICES + " slices.",
                    "Choose a larger slicing size, or a larger slice_bytes of the endpoint.");
        }
        Map<String, String> snapshot = Map.of(COLUMNS, String.join(SEPARATOR, columns.names()));
        return new SlicePlan(schema, selection.primaryKey(), slices, upper, snapshot, notes);
    }

    private void requireSupported() {
        if (request.query().isPresent() || request.where().isPresent()) {
            throw unsupported(
                    (request.query().isPresent() ? "query" : "where"),
                    "Files have no query language. Take all rows, and choose files with a glob under the endpoint's datasets.");
        }
        if (request.slicing().by().isPresent() || request.slicing().span().isPresent()) {
            throw unsupported("slicing by a column", "Give slicing a size in rows only: files are cut file by file.");
        }
    }

    private SluiceException unsupported(String what, String next) {
        return new SluiceException(
                ProblemCode.E_UNSUPPORTED_OPERATION,
                "The dataset " + request.dataset() + " lies in files, which cannot be read with " + what + ".",
                next);
    }

    private void requireCursor(ReadRequest.Cursor cursor, Schema schema) {
        if (!cursor.field().equalsIgnoreCase(FileColumns.MODIFIED)
                || columns.names().contains(FileColumns.MODIFIED)) {
            throw unsupported(
                    "cursor_field " + cursor.field(),
                    "Use cursor_field: " + FileColumns.MODIFIED + ", the time at which a file was written.");
        }
        if (schema.indexOf(FileColumns.MODIFIED) < 0) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "The cursor column '" + FileColumns.MODIFIED + "' of " + request.dataset()
                            + " is left out by select.",
                    "Take it, so that the position can be checked against the rows.");
        }
    }

    private static List<DataFile> filled(List<DataFile> files) {
        return files.stream().filter(file -> file.length() > 0).toList();
    }

    // ---- full

    private void addLimited(List<DataFile> files) {
        if (!files.isEmpty()) {
            SliceFiles all = new SliceFiles(files, SliceFiles.Groups.ALL);
            add(all, OptionalLong.of(request.limit()), Optional.empty());
        }
    }

    private void planAll() throws IOException {
        List<DataFile> together = new ArrayList<>();
        for (DataFile file : filled(dataset.files())) {
            if (dataset.format() == FileFormat.PARQUET && file.length() >= 2 * sliceBytes) {
                addGroups(file);
                continue;
            }
            if (!together.isEmpty() && DataFile.bytes(together) + file.length() > sliceBytes) {
                add(together, Optional.empty());
                together = new ArrayList<>();
            }
            together.add(file);
        }
        add(together, Optional.empty());
    }

    private void addGroups(DataFile file) throws IOException {
        List<Long> groups;
        try (BatchFileReader reader =
                ParquetRows.open(opener.describe(file), opener.storage().inputFile(file.path()))) {
            groups = reader.rowGroupBytes();
        }
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < groups.size(); i++) {
            if (bytes > 0 && bytes + groups.get(i) > sliceBytes) {
                addGroups(file, new SliceFiles.Groups(from, i), bytes);
                from = i;
                bytes = 0;
            }
            bytes += groups.get(i);
        }
        addGroups(file, new SliceFiles.Groups(from, groups.size()), bytes);
    }

    private void addGroups(DataFile file, SliceFiles.Groups groups, long bytes) {
        if (groups.to() > groups.from()) {
            add(new SliceFiles(List.of(file), groups), rows(bytes), Optional.empty());
        }
    }

    private void add(List<DataFile> files, Optional<CursorValue> upper) {
        if (!files.isEmpty()) {
            add(new SliceFiles(files, SliceFiles.Groups.ALL), rows(DataFile.bytes(files)), upper);
        }
    }

    private OptionalLong rows(long bytes) {
        OptionalDouble each = columns.bytesPerRow();
        return each.isPresent() && each.getAsDouble() > 0
                ? OptionalLong.of(Math.round(bytes / each.getAsDouble()))
                : OptionalLong.empty();
    }

    private void add(SliceFiles files, OptionalLong rows, Optional<CursorValue> upper) {
        slices.add(new Slice(slices.size(), files.parameters(), files.describe(), rows, upper));
    }

    // ---- incremental

    private Optional<CursorValue> planWindow(ReadRequest.Cursor cursor) {
        List<DataFile> files = filled(dataset.files()).stream()
                .filter(file -> isIn(cursor, file.modified()))
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        } else if (request.limit() > 0) {
            addLimited(files);
            return Optional.empty();
        }
        alongTime(files);
        return Optional.of(cursor(files.get(files.size() - 1).modified()));
    }

    private static boolean isIn(ReadRequest.Cursor cursor, Instant modified) {
        CursorValue value = cursor(modified);
        int fromLower = cursor.lower().map(value::compareTo).orElse(1);
        return (cursor.lowerInclusive() ? fromLower >= 0 : fromLower > 0)
                && cursor.end().map(value::compareTo).orElse(-1) < 0
                && cursor.notAfter().map(limit -> !modified.isAfter(limit)).orElse(true);
    }

    private static CursorValue cursor(Instant modified) {
        return new CursorValue(MODIFIED, modified.toString());
    }

    private void alongTime(List<DataFile> files) {
        List<DataFile> together = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            together.add(files.get(i));
            boolean ends = i + 1 == files.size()
                    || !files.get(i + 1).modified().equals(files.get(i).modified());
            boolean full = i + 1 == files.size()
                    || DataFile.bytes(together) + files.get(i + 1).length() > sliceBytes;
            if (ends && full) {
                add(together, Optional.of(cursor(files.get(i).modified())));
                together = new ArrayList<>();
            }
        }
    }
}
