package org.sluice.bench.encoders;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;
import org.sluice.columnar.BatchFileWriter;
import org.sluice.columnar.Codec;
import org.sluice.columnar.PageSettings;
import org.sluice.columnar.ValueEncoding;
import org.sluice.columnar.WriteSettings;

/** Values of one column, encoded and written to nowhere: millions of values a second are what counts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeBenchmark {

    private static final int BATCHES = 32;
    private static final int ROWS = 8192;

    @Param({"few longs", "many longs", "decimals", "doubles", "few texts", "many texts"})
    public String values;

    @Param({"UNCOMPRESSED", "ZSTD", "SNAPPY"})
    public Codec codec;

    @Param({"PLAIN", "DELTA"})
    public ValueEncoding encoding;

    private ColumnBatch batch;

    @Setup
    public void fill() {
        Random random = new Random(7);
        batch = new ColumnBatch(new Schema(List.of(new Field("c", type(), true))));
        for (int row = 0; row < ROWS; row++) {
            append(random);
            batch.endRow();
        }
    }

    private DataType type() {
        return switch (values) {
            case "few longs", "many longs" -> new DataType.Int(64);
            case "decimals" -> new DataType.Decimal(12, 2);
            case "doubles" -> new DataType.Floating(64);
            default -> new DataType.Text();
        };
    }

    private void append(Random random) {
        switch (values) {
            case "few longs" -> batch.longs(0).append(random.nextInt(50));
            case "many longs" -> batch.longs(0).append(random.nextLong() >>> 20);
            case "decimals" -> batch.longs(0).append(random.nextInt(10_000_000));
            case "doubles" -> batch.doubles(0).append(random.nextGaussian());
            case "few texts" -> batch.bytes(0).append(("REG AIR " + random.nextInt(7)).getBytes());
            default -> batch.bytes(0).append(("final deposits " + random.nextInt()).getBytes());
        }
    }

    /** One file of 262,144 values. */
    @Benchmark
    public long encode() throws IOException {
        WriteSettings settings =
                new WriteSettings(codec, 3, 32L << 20, Map.of()).with(PageSettings.DEFAULT.with(encoding));
        try (BatchFileWriter writer =
                BatchFileWriter.create(OutputStream.nullOutputStream(), batch.schema(), settings)) {
            for (int i = 0; i < BATCHES; i++) {
                writer.write(batch);
            }
            return writer.finish().bytes();
        }
    }
}
