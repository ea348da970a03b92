package org.sluice.source.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;

/** Up to a gigabyte of text in a process with little memory. */
class MemoryTest {

    private static final String HEAP = "-Xmx48m";
    private static final int BLOCK = 1 << 20;

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"a.csv.zst, 1024", "a.jsonl.zst, 256"})
    void muchTextIsReadInAFewMegabytes(String name, int blocks) throws Exception {
        String row = name.contains("csv")
                ? "4711,\"a name, in quotes\",2026-01-02 03:04:05\n"
                : "{\"id\":4711,\"name\":\"a name\",\"at\":\"2026-01-02 03:04:05\"}\n";
        byte[] block = row.repeat(BLOCK / row.length()).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(root.resolve(name)))) {
            out.write((name.contains("csv") ? "id,name,at\n" : "").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < blocks; i++) {
                out.write(block);
            }
        }

        assertThat(readElsewhere(name)).isEqualTo((long) blocks * (BLOCK / row.length()));
    }

    private long readElsewhere(String name) throws Exception {
        Path result = root.resolve("_rows");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemoryTest.class.getName(),
                        root.toString(),
                        name,
                        result.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        return Long.parseLong(Files.readString(result));
    }

    /** Counts the rows of a dataset into a file. */
    public static void main(String[] arguments) throws Exception {
        ReadRequest request = Inbox.request(arguments[1], Map.of());
        long rows = 0;
        try (Source source = Sources.on(Path.of(arguments[0]))) {
            SlicePlan plan = source.plan(request);
            for (Slice slice : plan.slices()) {
                rows += count(source.read(request, plan, slice, Cancellation.NONE));
            }
        }
        Files.writeString(Path.of(arguments[2]), Long.toString(rows));
    }

    private static long count(BatchReader reader) {
        long rows = 0;
        try (reader) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                rows += batch.rowCount();
            }
        }
        return rows;
    }
}
