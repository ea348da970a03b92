package org.sluice.columnar.internal.decode;

import org.sluice.api.data.BytesVector;
import org.sluice.api.data.ColumnVector;
import org.sluice.api.data.LongVector;
import org.sluice.api.type.DataType;

/** The form in which a batch holds what a file holds as bytes. */
enum BytesTarget {
    /** As they are. */
    BYTES {
        @Override
        void append(ColumnVector vector, byte[] data, int start, int length) {
            ((BytesVector) vector).append(data, start, length);
        }
    },
    /** Decimals of more than 18 digits: in the shortest form. */
    NUMBER {
        @Override
        void append(ColumnVector vector, byte[] data, int start, int length) {
            int surplus = signBytes(data, start, length, 1);
            ((BytesVector) vector).append(data, start + surplus, length - surplus);
        }
    },
    /** Decimals of up to 18 digits, which other writers store as bytes: as a number. */
    LONG {
        @Override
        void append(ColumnVector vector, byte[] data, int start, int length) {
            int surplus = signBytes(data, start, length, Long.BYTES);
            long value = length > 0 && data[start] < 0 ? -1 : 0;
            for (int i = start + surplus; i < start + length; i++) {
                value = value << Byte.SIZE | data[i] & 0xFF;
            }
            ((LongVector) vector).append(value);
        }
    };

    static BytesTarget of(DataType type) {
        if (!(type instanceof DataType.Decimal)) {
            return BYTES;
        }
        return type.storage() == DataType.Storage.LONG ? LONG : NUMBER;
    }

    abstract void append(ColumnVector vector, byte[] data, int start, int length);

    /** How many bytes in front only repeat the sign, some bytes kept in any case. */
    private static int signBytes(byte[] data, int start, int length, int kept) {
        int at = start;
        while (start + length - at > kept
                && (data[at] == 0 && data[at + 1] >= 0 || data[at] == -1 && data[at + 1] < 0)) {
            at++;
        }
        return at - start;
    }
}
