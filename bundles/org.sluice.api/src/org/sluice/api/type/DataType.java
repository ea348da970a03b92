package org.sluice.api.type;

import java.util.List;

/**
 * The type of a column, independent of any database or file format. The text form, such as {@code decimal(18,4)}, is
 * what unit files and checkpoints carry; {@link TypeParser} reads it back.
 */
public sealed interface DataType {

    /** The shape in which values of this type stand in a {@link org.sluice.api.data.ColumnBatch}. */
    Storage storage();

    /** The largest precision of a decimal that fits an unscaled {@code long}. */
    int MAX_LONG_PRECISION = 18;

    /** The largest precision of a decimal. */
    int MAX_PRECISION = 38;

    /** How a column holds the values of a type. */
    enum Storage {
        /** {@code int[]}: boolean (0 or 1), integers up to 32 bits, date (days since 1970-01-01). */
        INT,
        /** {@code long[]}: 64-bit integers, short decimals (unscaled), time and timestamps. */
        LONG,
        /** {@code double[]}: both floating-point types. */
        DOUBLE,
        /** {@code byte[]} with offsets: text (UTF-8), binary, JSON, UUID (16 bytes), long decimals (big-endian two's complement). */
        BYTES,
        /** Not held in a batch: nested types are refused or read as JSON. */
        NESTED
    }

    /** True or false. */
    record Bool() implements DataType {
        @Override
        public Storage storage() {
            return Storage.INT;
        }

        @Override
        public String toString() {
            return "boolean";
        }
    }

    /** A signed integer of 8, 16, 32 or 64 bits. */
    record Int(int bits) implements DataType {
        /** Refuses other widths. */
        public Int {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("An integer has 8, 16, 32 or 64 bits, not " + bits);
            }
        }

        @Override
        public Storage storage() {
            return bits == 64 ? Storage.LONG : Storage.INT;
        }

        @Override
        public String toString() {
            return "int" + bits;
        }
    }

    /** IEEE 754 binary floating point of 32 or 64 bits; NaN and the infinities are values. */
    record Floating(int bits) implements DataType {
        /** Refuses other widths. */
        public Floating {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("A float has 32 or 64 bits, not " + bits);
            }
        }

        @Override
        public Storage storage() {
            return Storage.DOUBLE;
        }

        @Override
        public String toString() {
            return "float" + bits;
        }
    }

    /** An exact decimal number: {@code precision} digits in all, {@code scale} of them after the point. */
    record Decimal(int precision, int scale) implements DataType {
        /** Refuses a precision outside 1 to 38 and a scale outside 0 to precision. */
        public Decimal {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("decimal(" + precision + "," + scale
                        + ") is out of range: 1 <= precision <= 38 and 0 <= scale <= precision");
            }
        }

        @Override
        public Storage storage() {
            return precision <= MAX_LONG_PRECISION ? Storage.LONG : Storage.BYTES;
        }

        @Override
        public String toString() {
            return "decimal(" + precision + "," + scale + ")";
        }
    }

    /** Unicode text of any length. */
    record Text() implements DataType {
        @Override
        public Storage storage() {
            return Storage.BYTES;
        }

        @Override
        public String toString() {
            return "string";
        }
    }

    /** Bytes of any length. */
    record Binary() implements DataType {
        @Override
        public Storage storage() {
            return Storage.BYTES;
        }

        @Override
        public String toString() {
            return "binary";
        }
    }

    /** A day of the proleptic Gregorian calendar, as days since 1970-01-01. */
    record Date() implements DataType {
        @Override
        public Storage storage() {
            return Storage.INT;
        }

        @Override
        public String toString() {
            return "date";
        }
    }

    /** A time of day: microseconds since midnight up to precision 6, nanoseconds above. */
    record Time(int precision) implements DataType {
        /** Refuses a precision outside 0 to 9. */
        public Time {
            Timestamp.checkPrecision("time", precision);
        }

        @Override
        public Storage storage() {
            return Storage.LONG;
        }

        @Override
        public String toString() {
            return "time(" + precision + ")";
        }
    }

    /**
     * A date and time without zone, counted from 1970-01-01T00:00:00: microseconds up to precision 6, nanoseconds above.
     * Nanoseconds reach from 1677 to 2262 only; a value outside is refused, never wrapped.
     */
    record Timestamp(int precision) implements DataType {
        /** Refuses a precision outside 0 to 9. */
        public Timestamp {
            checkPrecision("timestamp", precision);
        }

        static void checkPrecision(String type, int precision) {
            if (precision < 0 || precision > 9) {
                throw new IllegalArgumentException(type + "(" + precision + ") is out of range: 0 <= precision <= 9");
            }
        }

        @Override
        public Storage storage() {
            return Storage.LONG;
        }

        @Override
        public String toString() {
            return "timestamp(" + precision + ")";
        }
    }

    /** An instant, stored as UTC in the units of {@link Timestamp}. */
    record TimestampTz(int precision) implements DataType {
        /** Refuses a precision outside 0 to 9. */
        public TimestampTz {
            Timestamp.checkPrecision("timestamp_tz", precision);
        }

        @Override
        public Storage storage() {
            return Storage.LONG;
        }

        @Override
        public String toString() {
            return "timestamp_tz(" + precision + ")";
        }
    }

    /** A UUID, as 16 bytes in network order. */
    record Uuid() implements DataType {
        @Override
        public Storage storage() {
            return Storage.BYTES;
        }

        @Override
        public String toString() {
            return "uuid";
        }
    }

    /** A JSON document as UTF-8 text, passed on as the source wrote it. */
    record Json() implements DataType {
        @Override
        public Storage storage() {
            return Storage.BYTES;
        }

        @Override
        public String toString() {
            return "json";
        }
    }

    /** A list of values of one type. */
    record Array(DataType element) implements DataType {
        @Override
        public Storage storage() {
            return Storage.NESTED;
        }

        @Override
        public String toString() {
            return "array<" + element + ">";
        }
    }

    /** Named values. */
    record Struct(List<Field> fields) implements DataType {
        /** Keeps a copy. */
        public Struct {
            fields = List.copyOf(fields);
        }

        @Override
        public Storage storage() {
            return Storage.NESTED;
        }

        @Override
        public String toString() {
            return "struct<"
                    + String.join(
                            ",",
                            fields.stream().map(f -> f.name() + ":" + f.type()).toList()) + ">";
        }
    }

    /** Values by key. */
    record MapOf(DataType key, DataType value) implements DataType {
        @Override
        public Storage storage() {
            return Storage.NESTED;
        }

        @Override
        public String toString() {
            return "map<" + key + "," + value + ">";
        }
    }
}
