package org.sluice.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sluice.api.data.CursorValue;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.type.DataType;
import org.sluice.run.state.Checkpoint;

/** What is written is detected, read and matched again, and means the same. */
class RoundTripTest {

    private static final int ROUNDS = 300;

    private final Random random = new Random(20240229);

    @ParameterizedTest
    @EnumSource(
            value = StateFormat.class,
            names = {"SLUICE", "AIRBYTE", "KV_STORE", "EMBULK"})
    void everyTypeKeepsEveryDigit(StateFormat format) {
        for (int round = 0; round < ROUNDS; round++) {
            CursorValue value = value(9);
            assertThat(there(format, value)).as("%s", value).isEqualTo(Optional.of(value));
        }
    }

    /** Python has microseconds. */
    @ParameterizedTest
    @EnumSource(
            value = StateFormat.class,
            names = {"SINGER", "DLT"})
    void everyTypeKeepsEveryDigitUpToMicroseconds(StateFormat format) {
        for (int round = 0; round < ROUNDS; round++) {
            CursorValue value = value(6);
            assertThat(there(format, value)).as("%s", value).isEqualTo(Optional.of(value));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StateFormat.class,
            names = {"SINGER", "DLT"})
    void nanosecondsAreRoundedDownAndThatIsSaid(StateFormat format) {
        for (int round = 0; round < ROUNDS; round++) {
            CursorValue value = moment(new DataType.TimestampTz(9), 9);
            CursorValue back = there(format, value).orElseThrow();
            assertThat(back).isLessThanOrEqualTo(value);
            assertThat(java.time.Duration.between(Instant.parse(back.text()), Instant.parse(value.text())))
                    .isLessThan(java.time.Duration.ofNanos(1000));
            boolean warned = StateFiles.write(format, List.of(checkpoint(value))).warnings().stream()
                    .anyMatch(warning -> warning.contains("rounded down"));
            assertThat(warned).isEqualTo(!back.equals(value));
        }
    }

    @Test
    void kafkaConnectKnowsTimestampsAndIntegers() {
        for (int round = 0; round < ROUNDS; round++) {
            CursorValue value = value(9);
            boolean known = value.type() instanceof DataType.Int
                    || value.type() instanceof DataType.Timestamp
                    || value.type() instanceof DataType.TimestampTz;
            ExportedState exported = StateFiles.write(StateFormat.KAFKA_CONNECT, List.of(checkpoint(value)));
            if (known) {
                assertThat(there(StateFormat.KAFKA_CONNECT, value)).isEqualTo(Optional.of(value));
            } else {
                assertThat(exported.warnings()).anyMatch(warning -> warning.contains("left out"));
            }
        }
    }

    @Test
    void severalUnitsAtOnce() {
        for (StateFormat format : StateFormat.values()) {
            List<Checkpoint> checkpoints = new ArrayList<>();
            List<TargetUnit> units = new ArrayList<>();
            for (int i = 0; i < 20 && format != StateFormat.EMBULK; i++) {
                String id = "shop/public.t" + i + "@lake";
                checkpoints.add(Examples.checkpoint(id, "id", "int64", Integer.toString(i)));
                units.add(Examples.unitOf(id, "id:int64"));
            }
            if (!checkpoints.isEmpty()) {
                ImportPlan plan = ImportPlanner.plan(
                        Examples.parse(StateFiles.write(format, checkpoints).text()), units, ImportSettings.NONE);
                assertThat(plan.leftOut()).isEmpty();
                assertThat(plan.imports()).hasSize(20);
                assertThat(plan.imports()).allMatch(one -> one.unit()
                        .dataset()
                        .equals("public.t" + one.cursor().value().text()));
            }
        }
    }

    /** The value as the same unit would import it from the file. */
    private static Optional<CursorValue> there(StateFormat format, CursorValue value) {
        String text = StateFiles.write(format, List.of(checkpoint(value))).text();
        String name = format == StateFormat.EMBULK ? "diff.yml" : "state.json";
        assertThat(StateFiles.detect(name, text)).isEqualTo(format);
        TargetUnit unit = new TargetUnit(
                "shop/public.orders@lake",
                "public.orders",
                Optional.of(new TargetUnit.CursorColumn("c", Optional.of(value.type()))),
                WriteMode.MERGE);
        List<ImportSettings.Mapping> mappings =
                format == StateFormat.EMBULK ? List.of(new ImportSettings.Mapping("in", unit.id())) : List.of();
        ImportPlan plan = ImportPlanner.plan(
                StateFiles.parse(name, text, Optional.empty()),
                List.of(unit),
                new ImportSettings(mappings, Optional.empty(), Optional.empty()));
        assertThat(plan.leftOut()).as(text).isEmpty();
        return plan.imports().stream().map(one -> one.cursor().value()).findFirst();
    }

    private static Checkpoint checkpoint(CursorValue value) {
        return Examples.checkpoint("shop/public.orders@lake", "c", value.type().toString(), value.text());
    }

    private CursorValue value(int digits) {
        return switch (random.nextInt(8)) {
            case 0 -> new CursorValue(new DataType.Int(64), Long.toString(random.nextLong()));
            case 1 -> decimal();
            case 2 -> new CursorValue(new DataType.Uuid(), new UUID(random.nextLong(), random.nextLong()).toString());
            case 3 -> new CursorValue(new DataType.Text(), text());
            case 4 ->
                new CursorValue(
                        new DataType.Date(),
                        LocalDate.ofEpochDay(random.nextInt(40000)).toString());
            case 5 -> time(digits);
            case 6 -> moment(new DataType.Timestamp(digits), digits);
            default -> moment(new DataType.TimestampTz(digits), digits);
        };
    }

    private CursorValue decimal() {
        int scale = random.nextInt(10);
        BigDecimal value = new BigDecimal(new BigInteger(80, random), scale);
        return new CursorValue(
                new DataType.Decimal(38, scale), (random.nextBoolean() ? value : value.negate()).toPlainString());
    }

    /** Text that looks like other things, too. */
    private String text() {
        String[] kinds = {
            "42", "2024-01-01", "null", "true", "", "a'b\"c\\d", "[x]", "é\u20ac", " # y: ", "~", "1e5", "\t\n"
        };
        return kinds[random.nextInt(kinds.length)];
    }

    private CursorValue time(int digits) {
        long unit = (long) Math.pow(10, 9 - digits);
        long nanos = (long) (random.nextDouble() * 86_399_999_999_999L) / unit * unit;
        return new CursorValue(
                new DataType.Time(digits), LocalTime.ofNanoOfDay(nanos).toString());
    }

    private CursorValue moment(DataType type, int digits) {
        long unit = (long) Math.pow(10, 9 - digits);
        long second = random.nextInt() * 2L + (random.nextInt(10) == 0 ? -3_000_000_000L : 0);
        long nano = random.nextInt(5) == 0 ? 0 : random.nextInt(1_000_000_000) / unit * unit;
        Instant instant = Instant.ofEpochSecond(random.nextInt(4) == 0 ? second - second % 86400 : second, nano);
        return type instanceof DataType.TimestampTz
                ? new CursorValue(type, instant.toString())
                : new CursorValue(
                        type, LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString());
    }
}
