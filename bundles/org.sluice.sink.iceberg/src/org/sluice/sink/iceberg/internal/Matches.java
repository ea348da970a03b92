package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * Finds the rows of a table that have one of the incoming keys: only the key columns are read, only of files and row
 * groups whose statistics allow for a key. What was found in a file is kept for another try of the commit, because files
 * never change.
 */
final class Matches {

    private final Job job;
    private final IncomingKeys keys;
    private final KeyFilter filter;
    private final Map<String, long[]> known = new HashMap<>();

    Matches(Job job, IncomingKeys keys) {
        this.job = job;
        this.keys = keys;
        this.filter = new KeyFilter(keys);
    }

    /**
     * A data file with rows that are replaced.
     *
     * @param file the file
     * @param deletes delete files that already apply to it
     * @param positions of the replaced rows, in order
     */
    record Match(DataFile file, List<DeleteFile> deletes, long[] positions) {}

    IncomingKeys keys() {
        return keys;
    }

    KeyFilter filter() {
        return filter;
    }

    /** The matches in the table as it was last refreshed. */
    List<Match> find() throws IOException {
        List<Match> found = new ArrayList<>();
        Optional<Type> firstType = existingFirstColumn();
        if (keys.table().size() == 0 || job.head().snapshot().isEmpty() || firstType.isEmpty()) {
            return found;
        }
        Set<String> present = new HashSet<>();
        try (CloseableIterable<FileScanTask> tasks = scan().planFiles()) {
            for (FileScanTask task : tasks) {
                present.add(task.file().location());
                if (filter.canBeIn(task.file(), firstType.get())) {
                    long[] positions = positions(task.file());
                    if (positions.length > 0) {
                        found.add(new Match(task.file(), task.deletes(), positions));
                    }
                }
            }
        }
        known.keySet().retainAll(present);
        return found;
    }

    /** The type that the first key column has in the table; empty where a key column is new, so that no row has a key. */
    private Optional<Type> existingFirstColumn() {
        boolean all =
                keys.key().ids().stream().allMatch(id -> job.table().schema().findField(id) != null);
        Types.NestedField first =
                job.table().schema().findField(keys.key().first().id());
        return all ? Optional.of(first.type()) : Optional.empty();
    }

    private TableScan scan() {
        return job.head()
                .scan()
                .filter(filter.expression(job.table().schema()))
                .ignoreResiduals()
                .includeColumnStats(List.of(keys.key().first().name()));
    }

    private long[] positions(DataFile file) throws IOException {
        long[] before = known.getOrDefault(file.location(), NONE);
        if (known.containsKey(file.location())) {
            return before;
        }
        long[] found = scan(file);
        known.put(file.location(), found);
        return found;
    }

    private static final long[] NONE = {};

    private long[] scan(DataFile file) throws IOException {
        requireParquet(file);
        Positions positions = new Positions();
        Table table = job.table();
        try (ColumnScan scan =
                new ColumnScan(table.io().newInputFile(file), keys.key().ids(), nameMapping())) {
            if (scan.columnCount() < keys.key().columns().size()) {
                return NONE;
            }
            for (Optional<ColumnScan.Group> group = scan.next(filter::canSkip);
                    group.isPresent();
                    group = scan.next(filter::canSkip)) {
                collect(group.get(), positions);
            }
        }
        return positions.sorted();
    }

    private void collect(ColumnScan.Group group, Positions positions) {
        KeyBuffer buffer = new KeyBuffer();
        int columns = group.columns().size();
        for (long i = 0; i < group.rows(); i++) {
            buffer.reset();
            boolean whole = true;
            for (int column = 0; column < columns; column++) {
                whole &= keys.key().append(column, group.columns().get(column), buffer);
            }
            if (whole && keys.table().find(buffer.bytes(), buffer.length()) >= 0) {
                positions.add(group.firstPosition() + i);
            }
        }
    }

    private Optional<NameMapping> nameMapping() {
        return Optional.ofNullable(job.table().properties().get(TableProperties.DEFAULT_NAME_MAPPING))
                .map(NameMappingParser::fromJson);
    }

    private void requireParquet(DataFile file) {
        if (file.format() != FileFormat.PARQUET) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The table " + job.table().name() + " has the " + file.format() + " file " + file.location()
                            + ", in which merge cannot look for keys.",
                    "Have the table's files rewritten as Parquet, or use write_mode append or overwrite.");
        }
    }
}
