package org.sluice.testkit;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/** Schemas and rows at random, with the values at the edges of each type more often than chance would have it. */
public final class RandomBatches {

    private static final String[] TEXTS = {"", "a", "ä€😀", "with\nline", "zero\u0000byte", "x".repeat(300)};

    private final Random random;

    /** The same seed gives the same rows. */
    public RandomBatches(long seed) {
        this.random = new Random(seed);
    }

    /** One column of every type, nullable. */
    public static Schema everyType() {
        List<DataType> types = List.of(
                new DataType.Bool(),
                new DataType.Int(8),
                new DataType.Int(16),
                new DataType.Int(32),
                new DataType.Int(64),
                new DataType.Floating(32),
                new DataType.Floating(64),
                new DataType.Decimal(5, 2),
                new DataType.Decimal(18, 4),
                new DataType.Decimal(38, 10),
                new DataType.Text(),
                new DataType.Binary(),
                new DataType.Date(),
                new DataType.Time(6),
                new DataType.Time(9),
                new DataType.Timestamp(3),
                new DataType.Timestamp(6),
                new DataType.Timestamp(9),
                new DataType.TimestampTz(6),
                new DataType.TimestampTz(9),
                new DataType.Uuid(),
                new DataType.Json());
        List<Field> fields = new ArrayList<>();
        for (DataType type : types) {
            fields.add(new Field("c" + fields.size() + "_" + type.getClass().getSimpleName(), type, true));
        }
        return new Schema(fields);
    }

    /** Some columns of types at random. */
    public Schema schema() {
        List<Field> all = everyType().fields();
        List<Field> fields = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            fields.add(new Field("f" + i, all.get(random.nextInt(all.size())).type(), random.nextBoolean()));
        }
        return new Schema(fields);
    }

    /** Rows at random; few different values, or many. */
    public ColumnBatch batch(Schema schema, int rows) {
        ColumnBatch batch = new ColumnBatch(schema);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < schema.size(); column++) {
                append(batch, column, schema.field(column));
            }
            batch.endRow();
        }
        return batch;
    }

    private void append(ColumnBatch batch, int column, Field field) {
        if (field.nullable() && random.nextInt(5) == 0) {
            batch.column(column).appendNull();
            return;
        }
        DataType type = field.type();
        switch (type.storage()) {
            case INT -> batch.ints(column).append((int) whole(bits(type)));
            case LONG -> batch.longs(column).append(longValue(type));
            case DOUBLE -> batch.doubles(column).append(floating(type));
            case BYTES -> batch.bytes(column).append(bytes(type));
            case NESTED -> throw new IllegalArgumentException(type.toString());
        }
    }

    private static int bits(DataType type) {
        if (type instanceof DataType.Bool) {
            return 1;
        } else if (type instanceof DataType.Date) {
            return 22;
        }
        return type instanceof DataType.Int integer ? integer.bits() : 32;
    }

    private long whole(int bits) {
        if (bits == 1) {
            return random.nextInt(2);
        }
        long max = bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
        return switch (random.nextInt(6)) {
            case 0 -> max;
            case 1 -> -max - 1;
            case 2 -> 0;
            case 3 -> random.nextInt(10);
            default -> random.nextLong() >> (64 - bits);
        };
    }

    private long longValue(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            long bound = (long) Math.pow(10, decimal.precision()) - 1;
            return random.nextInt(4) == 0 ? (random.nextBoolean() ? bound : -bound) : random.nextLong() % bound;
        } else if (type instanceof DataType.Time time) {
            return Math.floorMod(random.nextLong(), time.precision() <= 6 ? 86_400_000_000L : 86_400_000_000_000L);
        }
        return whole(64) / (type instanceof DataType.Int ? 1 : 8);
    }

    private double floating(DataType type) {
        double value =
                switch (random.nextInt(6)) {
                    case 0 -> Double.NaN;
                    case 1 -> Double.POSITIVE_INFINITY;
                    case 2 -> -0.0;
                    default -> random.nextGaussian() * 1e10;
                };
        return type instanceof DataType.Floating f && f.bits() == 32 ? (float) value : value;
    }

    private byte[] bytes(DataType type) {
        if (type instanceof DataType.Decimal decimal) {
            BigInteger bound = BigInteger.TEN.pow(decimal.precision());
            BigInteger value = new BigInteger(bound.bitLength() - 1, random).mod(bound);
            return (random.nextBoolean() ? value : value.negate()).toByteArray();
        } else if (type instanceof DataType.Uuid) {
            byte[] uuid = new byte[16];
            random.nextBytes(uuid);
            return uuid;
        } else if (type instanceof DataType.Json) {
            return ("{\"n\": " + random.nextInt(100) + "}").getBytes(StandardCharsets.UTF_8);
        } else if (type instanceof DataType.Text) {
            return (TEXTS[random.nextInt(TEXTS.length)] + (random.nextBoolean() ? "" : random.nextInt(1000)))
                    .getBytes(StandardCharsets.UTF_8);
        }
        byte[] binary = new byte[random.nextInt(40)];
        random.nextBytes(binary);
        return binary;
    }
}
