package org.sluice.source.files.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.columnar.BatchFileReader;

/** The rows of a Parquet file, or of some of its row groups. */
final class ParquetRows implements FileRows {

    private final String file;
    private final BatchFileReader reader;
    private final List<Field> taken;
    private final int[] sources;
    private final ColumnBatch raw;
    private final boolean asItIs;
    private int next;

    ParquetRows(String file, BatchFileReader reader, FileColumns columns) {
        this.file = file;
        this.reader = reader;
        this.taken = columns.taken();
        this.sources = new int[taken.size()];
        int[] targets = columns.targets(file, reader.schema().names());
        java.util.Arrays.fill(sources, -1);
        for (int i = 0; i < targets.length; i++) {
            if (targets[i] >= 0) {
                sources[targets[i]] = i;
                requireReadable(file, reader.schema().field(i), taken.get(targets[i]));
            }
        }
        this.raw = new ColumnBatch(reader.schema());
        this.asItIs = taken.equals(reader.schema().fields());
    }

    private static void requireReadable(String file, Field found, Field wanted) {
        if (!isReadable(found.type(), wanted.type())) {
            throw new SluiceException(
                    ProblemCode.E_TYPE_UNSUPPORTED,
                    file + " has the column '" + found.name() + "' as " + found.type() + ", which cannot be read as "
                            + wanted.type() + ".",
                    "State " + found.type() + " in the unit, or name files of one kind with a glob.");
        }
    }

    /** Types that hold all values of the other, in the same form or a wider one. */
    static boolean isReadable(DataType found, DataType wanted) {
        if (found.equals(wanted)) {
            return true;
        } else if (found instanceof DataType.Int a && wanted instanceof DataType.Int b) {
            return a.bits() <= b.bits();
        } else if (found instanceof DataType.Int a && wanted instanceof DataType.Decimal b) {
            return b.scale() == 0 && b.precision() >= digits(a);
        } else if (found instanceof DataType.Decimal a && wanted instanceof DataType.Decimal b) {
            return a.scale() == b.scale() && a.precision() <= b.precision();
        } else if (found instanceof DataType.Floating && wanted instanceof DataType.Floating b) {
            return b.bits() == 64;
        } else if (found instanceof DataType.Timestamp a && wanted instanceof DataType.Timestamp b) {
            return a.precision() <= b.precision() && isNanos(a.precision()) == isNanos(b.precision());
        } else if (found instanceof DataType.TimestampTz a && wanted instanceof DataType.TimestampTz b) {
            return a.precision() <= b.precision() && isNanos(a.precision()) == isNanos(b.precision());
        }
        return found instanceof DataType.Text && wanted instanceof DataType.Json
                || found instanceof DataType.Json && wanted instanceof DataType.Text;
    }

    private static int digits(DataType.Int type) {
        return BigInteger.ONE.shiftLeft(type.bits() - 1).toString().length();
    }

    private static boolean isNanos(int precision) {
        return precision > 6;
    }

    @Override
    public boolean append(ColumnBatch batch, Enough enough) {
        if (asItIs
                && batch.rowCount() == 0
                && batch.schema().size() == taken.size()
                && enough.rows() == Long.MAX_VALUE) {
            return readNext(batch);
        }
        while (batch.rowCount() < enough.rows() && batch.sizeInBytes() < enough.bytes()) {
            if (next == raw.rowCount()) {
                next = 0;
                if (!readNext(raw)) {
                    raw.reset();
                    return false;
                }
            }
            long room = Math.min(enough.rows() - batch.rowCount(), raw.rowCount() - next);
            copy(batch, (int) room);
        }
        return true;
    }

    private boolean readNext(ColumnBatch batch) {
        try {
            return reader.read(batch);
        } catch (SluiceException e) {
            throw Problems.noParquet(file, e);
        }
    }

    private void copy(ColumnBatch batch, int rows) {
        for (int i = 0; i < sources.length; i++) {
            for (int row = next; row < next + rows; row++) {
                if (sources[i] < 0 || raw.column(sources[i]).isNull(row)) {
                    batch.column(i).appendNull();
                } else {
                    append(row, i, batch);
                }
            }
        }
        batch.setRowCount(batch.rowCount() + rows);
        next += rows;
    }

    /** A narrower number becomes the wider one. */
    private void append(int row, int column, ColumnBatch batch) {
        int source = sources[column];
        if (raw.column(source).getClass() == batch.column(column).getClass()) {
            batch.column(column).appendFrom(raw.column(source), row);
        } else if (batch.schema().field(column).type().storage() == DataType.Storage.LONG) {
            batch.longs(column).append(whole(source, row));
        } else {
            batch.bytes(column).append(BigInteger.valueOf(whole(source, row)).toByteArray());
        }
    }

    private long whole(int source, int row) {
        return raw.schema().field(source).type().storage() == DataType.Storage.INT
                ? raw.ints(source).get(row)
                : raw.longs(source).get(row);
    }

    @Override
    public void close() {
        reader.close();
    }

    /** The columns of several files together; a column keeps its type. */
    static List<Field> union(String file, List<Field> before, List<Field> more) {
        List<Field> union = new ArrayList<>(before);
        for (Field field : more) {
            int index = union.stream().map(Field::name).toList().indexOf(field.name());
            if (index < 0) {
                union.add(new Field(
                        field.name(), field.type(), before.isEmpty() && field.nullable() || !before.isEmpty()));
            } else if (!isReadable(field.type(), union.get(index).type())) {
                if (!isReadable(union.get(index).type(), field.type())) {
                    requireReadable(file, field, union.get(index));
                }
                union.set(index, field);
            }
        }
        return union;
    }

    static BatchFileReader open(String file, org.apache.parquet.io.InputFile input) {
        try {
            return BatchFileReader.open(input);
        } catch (IOException e) {
            throw Problems.unreadable(file, e);
        } catch (SluiceException e) {
            throw e;
        } catch (RuntimeException e) {
            // Parquet has no exception of its own for a file that is none.
            throw Problems.noParquet(file, e);
        }
    }
}
