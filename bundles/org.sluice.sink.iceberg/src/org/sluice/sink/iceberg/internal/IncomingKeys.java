package org.sluice.sink.iceberg.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/**
 * The keys of a commit, read from its data files; and of those files the rows that do not count, because a newer one of
 * the same key is there or because they delete their key.
 */
final class IncomingKeys {

    private final Job job;
    private final KeyColumns key;
    private final Optional<KeyColumns> cursor;
    private final boolean deletes;
    private final List<Integer> columnIds = new ArrayList<>();
    private final KeyTable keys = new KeyTable();
    private final Newest newest = new Newest();
    private final List<DataFile> files;
    private final List<Positions> superseded = new ArrayList<>();
    private final byte[][] lows;
    private final byte[][] highs;

    private IncomingKeys(Job job, List<DataFile> files) {
        this.job = job;
        this.files = files;
        this.key = KeyColumns.of(job.plan().schema(), job.target().primaryKey());
        this.cursor = job.cursorColumn().map(name -> KeyColumns.of(job.plan().schema(), List.of(name)));
        Optional<KeyColumns> flag =
                job.deletedColumn().map(name -> KeyColumns.of(job.plan().schema(), List.of(name)));
        this.deletes = flag.isPresent();
        columnIds.addAll(key.ids());
        cursor.ifPresent(column -> columnIds.addAll(column.ids()));
        flag.ifPresent(column -> columnIds.addAll(column.ids()));
        this.lows = new byte[key.columns().size()][];
        this.highs = new byte[key.columns().size()][];
    }

    static IncomingKeys read(Job job, List<DataFile> files) throws IOException {
        IncomingKeys keys = new IncomingKeys(job, files);
        for (int i = 0; i < files.size(); i++) {
            keys.superseded.add(new Positions());
            keys.read(i);
        }
        keys.dropDeletes();
        return keys;
    }

    private void read(int file) throws IOException {
        Table table = job.table();
        try (ColumnScan scan = new ColumnScan(table.io().newInputFile(files.get(file)), columnIds, Optional.empty())) {
            for (Optional<ColumnScan.Group> group = scan.next(first -> false);
                    group.isPresent();
                    group = scan.next(first -> false)) {
                read(file, group.get());
            }
        }
    }

    private void read(int file, ColumnScan.Group group) {
        KeyBuffer buffer = new KeyBuffer();
        KeyBuffer extra = new KeyBuffer();
        int keyColumns = key.columns().size();
        for (long i = 0; i < group.rows(); i++) {
            long position = group.firstPosition() + i;
            buffer.reset();
            for (int column = 0; column < keyColumns; column++) {
                int from = buffer.length();
                if (!key.append(column, group.columns().get(column), buffer)) {
                    throw nullKey(files.get(file), column, position);
                }
                bound(column, buffer, from);
            }
            extra.reset();
            cursor.ifPresent(column -> column.append(0, group.columns().get(keyColumns), extra));
            take(buffer, Newest.row(file, position), extra.copy(), group);
        }
    }

    private void take(KeyBuffer buffer, long row, byte[] value, ColumnScan.Group group) {
        int before = keys.size();
        int number = keys.add(buffer.bytes(), buffer.length());
        if (number == before) {
            newest.first(number, row, value);
        } else {
            long old = newest.another(number, row, value);
            superseded.get(Newest.file(old)).add(Newest.position(old));
        }
        if (deletes) {
            boolean flagged = flag(group);
            if (newest.of(number) == row) {
                newest.markDelete(number, flagged);
            }
        }
    }

    private boolean flag(ColumnScan.Group group) {
        var reader = group.columns().get(columnIds.size() - 1);
        boolean flagged =
                reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel()
                        && reader.getBoolean();
        reader.consume();
        return flagged;
    }

    /** Keeps the lowest and highest value of each column, as it stands in keys. */
    private void bound(int column, KeyBuffer buffer, int from) {
        byte[] bytes = buffer.bytes();
        int to = buffer.length();
        if (lows[column] == null || Arrays.compareUnsigned(bytes, from, to, lows[column], 0, lows[column].length) < 0) {
            lows[column] = Arrays.copyOfRange(bytes, from, to);
        }
        if (highs[column] == null
                || Arrays.compareUnsigned(bytes, from, to, highs[column], 0, highs[column].length) > 0) {
            highs[column] = Arrays.copyOfRange(bytes, from, to);
        }
    }

    private SluiceException nullKey(DataFile file, int column, long position) {
        return new SluiceException(
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                "Row " + (position + 1) + " of " + file.location() + " has no value in the key column '"
                        + key.columns().get(column).name() + "' of "
                        + job.target().unit()
                        + ". Nothing was published.",
                "Leave such rows out with a where condition, or state another primary_key in the unit.");
    }

    private void dropDeletes() {
        BitSet all = newest.deletes();
        for (int number = all.nextSetBit(0); number >= 0; number = all.nextSetBit(number + 1)) {
            long row = newest.of(number);
            superseded.get(Newest.file(row)).add(Newest.position(row));
        }
    }

    KeyColumns key() {
        return key;
    }

    KeyTable table() {
        return keys;
    }

    /** The rows of the i-th file that do not count. */
    Positions superseded(int file) {
        return superseded.get(file);
    }

    /** The lowest value of a key column; asked for only when there are keys. */
    byte[] low(int column) {
        return lows[column];
    }

    /** The highest value of a key column; asked for only when there are keys. */
    byte[] high(int column) {
        return highs[column];
    }
}
