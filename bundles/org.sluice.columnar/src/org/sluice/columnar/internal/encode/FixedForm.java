package org.sluice.columnar.internal.encode;

import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Values of one length, such as UUIDs. */
final class FixedForm extends BytesForm {

    private final String column;
    private final int width;

    FixedForm(String column, int width) {
        this.column = column;
        this.width = width;
    }

    @Override
    void take(byte[] source, int from, int count) {
        if (count != width) {
            throw new SluiceException(
                    ProblemCode.E_VALUE_OUT_OF_RANGE,
                    "The column '" + column + "' has a value of " + count + " bytes where each must have " + width
                            + ".",
                    "State another type for the column, or leave it out.");
        }
        super.take(source, from, count);
    }

    @Override
    int prefix() {
        return 0;
    }
}
