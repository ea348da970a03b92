package org.sluice.source.jdbc.internal;

import java.math.BigDecimal;
import org.sluice.api.type.DataType;

/** Decoders of PostgreSQL's NUMERIC. What has no exact form is refused in the words of the cursor path. */
final class NumericDecoders {

    private NumericDecoders() {}

    static CopyDecoder of(String column, DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            return decimal.precision() <= DataType.MAX_LONG_PRECISION
                    ? shortDecimal(column, decimal)
                    : new LongDecimalDecoder(column, decimal);
        }
        return integer(column, (DataType.Int) type);
    }

    private static CopyDecoder shortDecimal(String column, DataType.Decimal type) {
        NumericDigits digits = new NumericDigits(type.scale());
        long limit = BigDecimal.TEN.pow(type.precision()).longValueExact();
        return (data, at, length, i, batch) -> {
            long value = digits.unscaled(data, at);
            if (value >= limit || value <= -limit) {
                ColumnAppenders.appendDecimal(column, type, finite(column, type, data, at), i, batch);
            } else {
                batch.longs(i).append(value);
            }
        };
    }

    private static CopyDecoder integer(String column, DataType.Int type) {
        NumericDigits digits = new NumericDigits(0);
        return (data, at, length, i, batch) -> {
            long value = digits.unscaled(data, at);
            if (value == NumericDigits.INEXACT) {
                ColumnAppenders.appendInteger(column, type, finite(column, type, data, at), i, batch);
            } else {
                ColumnAppenders.appendInteger(column, type, value, i, batch);
            }
        };
    }

    static BigDecimal finite(String column, DataType type, byte[] data, int at) {
        if (NumericDigits.isFinite(data, at)) {
            return NumericDigits.toBigDecimal(data, at);
        }
        throw ColumnAppenders.outOfRange(column, type, NumericDigits.name(data, at));
    }
}
