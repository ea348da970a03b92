package org.sluice.sink.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Decimals of every precision and scale, at random, through each database. */
class RandomRowsTest {

    private static final int COLUMNS = 40;
    private static final int ROWS = 250;

    @ParameterizedTest
    @EnumSource(Server.class)
    void decimalsArriveDigitForDigit(Server server) throws SQLException {
        TestDatabase database = server.create();
        Random random = new Random(38);
        Schema schema = schema(random);
        Object[][] rows = new Object[ROWS][];
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows[i] = row(random, schema, i);
            texts.add(text(rows[i]));
        }

        Runs.load(database, Runs.target("numbers", "r1", WriteMode.APPEND, schema), Rows.of(schema, rows));

        assertThat(database.rows("numbers")).containsExactlyElementsOf(texts);
    }

    private static Schema schema(Random random) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("n", new DataType.Int(32), false));
        for (int i = 0; i < COLUMNS; i++) {
            int precision = i < DataType.MAX_PRECISION ? i + 1 : DataType.MAX_PRECISION;
            fields.add(new Field("d" + i, new DataType.Decimal(precision, random.nextInt(precision + 1)), true));
        }
        return new Schema(fields);
    }

    private static Object[] row(Random random, Schema schema, int number) {
        Object[] row = new Object[schema.size()];
        row[0] = number;
        for (int i = 1; i < row.length; i++) {
            DataType.Decimal type = (DataType.Decimal) schema.field(i).type();
            row[i] = random.nextInt(9) == 0 ? null : decimal(random, type);
        }
        return row;
    }

    /** Of any number of digits, and often with a long row of zeros or nines. */
    private static BigDecimal decimal(Random random, DataType.Decimal type) {
        BigInteger bound = BigInteger.TEN.pow(random.nextInt(type.precision() + 1));
        BigInteger value =
                switch (random.nextInt(4)) {
                    case 0 -> bound.subtract(BigInteger.ONE);
                    case 1 -> bound.divide(BigInteger.TEN);
                    default -> new BigInteger(140, random).mod(bound);
                };
        return new BigDecimal(random.nextBoolean() ? value : value.negate(), type.scale());
    }

    private static String text(Object[] row) {
        List<String> values = new ArrayList<>();
        for (Object value : row) {
            values.add(value instanceof BigDecimal decimal ? decimal.toPlainString() : String.valueOf(value));
        }
        return String.join("|", values);
    }
}
