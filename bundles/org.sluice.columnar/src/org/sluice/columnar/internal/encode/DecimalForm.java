package org.sluice.columnar.internal.encode;

import java.util.Arrays;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;

/** Big-endian numbers of any length, brought to the one length of their column. */
final class DecimalForm extends BytesForm {

    private final String column;
    private final byte[] wide;

    DecimalForm(String column, int width) {
        this.column = column;
        this.wide = new byte[width];
    }

    /** Fills the front with the sign, or leaves out bytes that only repeat it. */
    @Override
    void take(byte[] source, int from, int count) {
        byte sign = (byte) (count > 0 && source[from] < 0 ? -1 : 0);
        int surplus = Math.max(0, count - wide.length);
        for (int i = from; i < from + surplus; i++) {
            requireSign(source[i] == sign && source[i + 1] < 0 == sign < 0);
        }
        int kept = count - surplus;
        Arrays.fill(wide, 0, wide.length - kept, sign);
        System.arraycopy(source, from + surplus, wide, wide.length - kept, kept);
        super.take(wide, 0, wide.length);
    }

    private void requireSign(boolean signOnly) {
        if (!signOnly) {
            throw new SluiceException(
                    ProblemCode.E_VALUE_OUT_OF_RANGE,
                    "The column '" + column + "' has a number with more digits than its type allows.",
                    "State a decimal with more digits for the column.");
        }
    }

    @Override
    int prefix() {
        return 0;
    }
}
