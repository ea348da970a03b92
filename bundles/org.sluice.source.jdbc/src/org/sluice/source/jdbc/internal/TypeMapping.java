package org.sluice.source.jdbc.internal;

import java.util.Optional;
import org.sluice.api.type.DataType;

/**
 * How a column is read: its canonical type; or why it has none, and what the user can write.
 *
 * @param type the canonical type; empty when the user has to choose
 * @param reason why, and what to write; empty when there is a type
 */
record TypeMapping(Optional<DataType> type, String reason) {

    static TypeMapping to(DataType type) {
        return new TypeMapping(Optional.of(type), "");
    }

    static TypeMapping refused(String reason) {
        return new TypeMapping(Optional.empty(), reason);
    }

    static TypeMapping text() {
        return to(new DataType.Text());
    }

    static TypeMapping integer(int bits) {
        return to(new DataType.Int(bits));
    }

    /** A decimal where the digits fit; otherwise the user chooses. */
    static TypeMapping decimal(int precision, int scale) {
        if (precision >= 1 && precision <= DataType.MAX_PRECISION && scale >= 0 && scale <= precision) {
            return to(new DataType.Decimal(precision, scale));
        }
        return refused("a number of " + (precision > 0 && precision < 1000 ? precision + " digits" : "unbounded digits")
                + " has no lossless type; state decimal(p,s) with p <= 38, or string");
    }
}
