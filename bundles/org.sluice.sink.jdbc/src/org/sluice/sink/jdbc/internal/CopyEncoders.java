package org.sluice.sink.jdbc.internal;

import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.DoubleVector;
import org.sluice.api.data.IntVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/** Writes the values of a column with their lengths, as PostgreSQL's binary COPY has them. */
final class CopyEncoders {

    /** Days and microseconds from 1970-01-01 to 2000-01-01, from where PostgreSQL counts. */
    private static final int EPOCH_DAYS = 10_957;

    private static final long EPOCH_MICROS = EPOCH_DAYS * 86_400_000_000L;

    /** The server's limits, from 1970: 4713-01-01 BC, and the days after 5874897-12-31 and 294276-12-31. */
    private static final int MIN_DAY = -2_451_545 + EPOCH_DAYS;

    private static final int END_DAY = 2_145_031_949 + EPOCH_DAYS;
    private static final long MIN_MICROS = -211_813_488_000_000_000L + EPOCH_MICROS;
    private static final long LAST_MICROS = 9_223_371_331_200_000_000L - 1;

    private static final int MICROS = 6;

    private CopyEncoders() {}

    /** Writes the value at a row, which is not null. */
    interface Encoder {
        void encode(int row, CopyBuffer out);
    }

    static Encoder of(ColumnVector column, DataType type) {
        if (column instanceof IntVector ints) {
            return ints(ints, type);
        } else if (column instanceof LongVector longs) {
            return longs(longs, type);
        } else if (column instanceof DoubleVector doubles) {
            return doubles(doubles, type);
        }
        return bytes((BytesVector) column, type);
    }

    private static Encoder ints(IntVector column, DataType type) {
        if (type instanceof DataType.Bool) {
            return (row, out) -> {
                out.putInt(1);
                out.putByte(column.get(row));
            };
        } else if (type instanceof DataType.Date) {
            return (row, out) -> {
                int day = column.get(row);
                if (day < MIN_DAY || day >= END_DAY) {
                    throw new UnfitValue(java.time.LocalDate.ofEpochDay(day)
                            + ", but PostgreSQL has days from 4713 BC to the year 5874897 only");
                }
                out.putInt(Integer.BYTES);
                out.putInt(day - EPOCH_DAYS);
            };
        } else if (type instanceof DataType.Int integer && integer.bits() <= 16) {
            return (row, out) -> {
                out.putInt(Short.BYTES);
                out.putShort(column.get(row));
            };
        }
        return (row, out) -> {
            out.putInt(Integer.BYTES);
            out.putInt(column.get(row));
        };
    }

    private static Encoder longs(LongVector column, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            NumericEncoder numeric = new NumericEncoder(decimal.scale());
            return (row, out) -> numeric.encode(column.get(row), out);
        } else if (type instanceof DataType.Time time) {
            boolean nanos = time.precision() > MICROS;
            return (row, out) -> {
                out.putInt(Long.BYTES);
                out.putLong(nanos ? micros(column.get(row)) : column.get(row));
            };
        } else if (type instanceof DataType.Int) {
            return (row, out) -> {
                out.putInt(Long.BYTES);
                out.putLong(column.get(row));
            };
        }
        boolean nanos = type instanceof DataType.Timestamp local && local.precision() > MICROS
                || type instanceof DataType.TimestampTz instant && instant.precision() > MICROS;
        return (row, out) -> {
            long micros = nanos ? micros(column.get(row)) : column.get(row);
            if (micros < MIN_MICROS || micros > LAST_MICROS) {
                throw new UnfitValue(
                        micros
                                + " microseconds from 1970, but PostgreSQL has timestamps from 4713 BC to the year 294276 only");
            }
            out.putInt(Long.BYTES);
            out.putLong(micros - EPOCH_MICROS);
        };
    }

    private static long micros(long nanos) {
        if (nanos % 1000 != 0) {
            throw new UnfitValue(nanos + " nanoseconds, but PostgreSQL has whole microseconds only");
        }
        return nanos / 1000;
    }

    private static Encoder doubles(DoubleVector column, DataType type) {
        if (type instanceof DataType.Floating floating && floating.bits() == 32) {
            return (row, out) -> {
                out.putInt(Float.BYTES);
                out.putInt(Float.floatToIntBits((float) column.get(row)));
            };
        }
        return (row, out) -> {
            out.putInt(Double.BYTES);
            out.putLong(Double.doubleToLongBits(column.get(row)));
        };
    }

    private static Encoder bytes(BytesVector column, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            NumericEncoder numeric = new NumericEncoder(decimal.scale());
            return (row, out) -> numeric.encode(column.data(), column.start(row), column.length(row), out);
        }
        return (row, out) -> {
            int length = column.length(row);
            out.putInt(length);
            out.putBytes(column.data(), column.start(row), length);
        };
    }
}
