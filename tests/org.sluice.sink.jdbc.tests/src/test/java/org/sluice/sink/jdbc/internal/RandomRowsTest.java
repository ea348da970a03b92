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
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.data.Counts;
import org.sluice.api.data.RowHash;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsReadBack;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.testkit.sink.SinkRows;

/** Rows at random through each database and back, and decimals of every precision and scale. */
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

    @ParameterizedTest
    @EnumSource(Server.class)
    void rowsOfEveryTypeAreReadBackWithTheSameHash(Server server) throws SQLException {
        TestDatabase database = server.create();
        Schema schema = Runs.schema(
                "b boolean",
                "i1 int8",
                "i2 int16",
                "i4 int32",
                "i8 int64",
                "f4 float32",
                "f8 float64",
                "d9 decimal(9,2)",
                "d38 decimal(38,10)",
                "s string",
                "x binary",
                "d date",
                "t time(6)",
                "ts timestamp(6)",
                "tz timestamp_tz(6)",
                "u uuid");
        ColumnBatch batch = new ColumnBatch(schema);
        Random random = new Random(16);
        for (int i = 0; i < ROWS; i++) {
            appendRow(batch, random);
        }
        SinkTarget target = Runs.target("things", "r1", WriteMode.APPEND, schema);
        Runs.load(database, target, batch);

        assertThat(readBack(database, target)).isEqualTo(SinkRows.counts(batch));
    }

    private static void appendRow(ColumnBatch batch, Random random) {
        byte[] bytes = new byte[random.nextInt(30)];
        byte[] uuid = new byte[16];
        random.nextBytes(bytes);
        random.nextBytes(uuid);
        // MariaDB refuses some that no standard knows: version 4, variant 1.
        uuid[6] = (byte) (uuid[6] & 0x0F | 0x40);
        uuid[8] = (byte) (uuid[8] & 0x3F | 0x80);
        Object[] values = {
            random.nextInt(2),
            random.nextInt(256) - 128,
            random.nextInt(65536) - 32768,
            random.nextInt(),
            random.nextLong(),
            (double) random.nextFloat(),
            random.nextGaussian() * 1e12,
            decimal(random, new DataType.Decimal(9, 2)),
            decimal(random, new DataType.Decimal(38, 10)),
            "täxt " + random.nextInt(),
            bytes,
            random.nextInt(100_000) - 50_000,
            Math.floorMod(random.nextLong(), 86_400_000_000L),
            random.nextInt() * 1_000_001L,
            Math.abs(random.nextInt() / 2) * 1_000_001L + 2_000_000,
            uuid
        };
        for (int i = 0; i < values.length; i++) {
            Rows.append(batch, i, random.nextInt(7) == 0 ? null : values[i]);
        }
        batch.endRow();
    }

    private static Counts readBack(TestDatabase database, SinkTarget target) {
        RowHash hash = new RowHash();
        try (Sink sink = Runs.sink(database);
                SinkSession session = sink.open(target);
                BatchReader reader = ((SupportsReadBack) session).readBack()) {
            ColumnBatch batch = new ColumnBatch(target.schema());
            while (reader.read(batch)) {
                hash.add(batch);
            }
        }
        return hash.counts();
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aTableThatIsNotThereOrLacksAColumnIsReadBackAllTheSame(Server server) throws SQLException {
        TestDatabase database = server.create();
        Schema old = Runs.schema("id int32");
        Schema now = Runs.schema("id int32", "name string");
        assertThat(readBack(database, Runs.target("t", "r0", WriteMode.APPEND, now))
                        .rows())
                .isZero();
        Runs.load(database, Runs.target("t", "r1", WriteMode.APPEND, old), Rows.of(old, Rows.row(1), Rows.row(2)));

        assertThat(readBack(database, Runs.target("t", "r2", WriteMode.APPEND, now)))
                .isEqualTo(SinkRows.counts(Rows.of(now, Rows.row(1, null), Rows.row(2, null))));
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
