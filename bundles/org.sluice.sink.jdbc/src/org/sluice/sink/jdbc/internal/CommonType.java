package org.sluice.sink.jdbc.internal;

import java.util.Optional;
import org.sluice.api.type.DataType;

/** The narrowest type that holds every value of two types unchanged. */
final class CommonType {

    private static final int[] DIGITS = {3, 5, 10, 19};

    private CommonType() {}

    /** Empty where there is none. */
    static Optional<DataType> of(DataType a, DataType b) {
        if (a.equals(b)) {
            return Optional.of(a);
        } else if (a instanceof DataType.Int x && b instanceof DataType.Int y) {
            return Optional.of(x.bits() > y.bits() ? x : y);
        } else if (a instanceof DataType.Floating && b instanceof DataType.Floating) {
            return Optional.of(new DataType.Floating(64));
        } else if (isExact(a) && isExact(b)) {
            return decimal(asDecimal(a), asDecimal(b));
        }
        return temporal(a, b);
    }

    private static boolean isExact(DataType type) {
        return type instanceof DataType.Decimal || type instanceof DataType.Int;
    }

    private static DataType.Decimal asDecimal(DataType type) {
        if (type instanceof DataType.Int integer) {
            return new DataType.Decimal(DIGITS[Integer.numberOfTrailingZeros(integer.bits()) - 3], 0);
        }
        return (DataType.Decimal) type;
    }

    private static Optional<DataType> decimal(DataType.Decimal a, DataType.Decimal b) {
        int scale = Math.max(a.scale(), b.scale());
        int precision = Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale;
        return precision > DataType.MAX_PRECISION
                ? Optional.empty()
                : Optional.of(new DataType.Decimal(precision, scale));
    }

    private static Optional<DataType> temporal(DataType a, DataType b) {
        if (a instanceof DataType.Time x && b instanceof DataType.Time y) {
            return Optional.of(x.precision() > y.precision() ? x : y);
        } else if (a instanceof DataType.Timestamp x && b instanceof DataType.Timestamp y) {
            return Optional.of(x.precision() > y.precision() ? x : y);
        } else if (a instanceof DataType.TimestampTz x && b instanceof DataType.TimestampTz y) {
            return Optional.of(x.precision() > y.precision() ? x : y);
        }
        return Optional.empty();
    }
}
