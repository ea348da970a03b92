package org.sluice.source.files.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;

/** Files that are not what they should be: each is refused with its name, the line, and what to do. */
class BadInputTest {

    @TempDir
    Path root;

    private Inbox inbox;

    @BeforeEach
    void open() {
        inbox = new Inbox(root);
    }

    private static void assertRefused(ThrowingCallable work, ProblemCode code, String... words) {
        assertThatThrownBy(work).isInstanceOfSatisfying(SluiceException.class, e -> {
            assertThat(e.problem().text()).contains(words);
            assertThat(e.problem().code()).isEqualTo(code);
        });
    }

    private void assertBad(String dataset, String... words) {
        assertRefused(() -> inbox.rows(dataset), ProblemCode.E_VALUE_OUT_OF_RANGE, words);
    }

    @Test
    void aRootThatIsNotThere() {
        assertRefused(
                () -> new Inbox(root.resolve("nowhere")).rows("a.csv"), ProblemCode.E_ENDPOINT_UNREACHABLE, "nowhere");
    }

    @Test
    void aRowWithTooFewValues() throws Exception {
        inbox.put("a.csv", "id,name\n1,one\n2\n");
        assertBad("a.csv", "a.csv, line 3", "1 values", "2 columns");
    }

    @Test
    void aRowWithTooManyValues() throws Exception {
        inbox.put("a.csv", "id,name\n\"1\",\"two\nlines\"\n2,two,zwei\n");
        assertBad("a.csv", "a.csv, line 4", "2 columns");
    }

    @Test
    void aValueThatItsTypeCannotHold() throws Exception {
        inbox.with("sample_rows", 2).put("a.csv", "id,at\n1,2026-01-01\n2,2026-01-02\n3,2026-02-30\n");
        assertBad("a.csv", "a.csv, line 4", "column 'at'", "2026-02-30", "date", "columns: {at: string}");
    }

    @Test
    void aValueThatAStatedTypeCannotHold() throws Exception {
        inbox.put("a.csv", "id\n1\n300\n");
        assertRefused(
                () -> inbox.rows("a.csv", Map.of("id", new DataType.Int(8))),
                ProblemCode.E_VALUE_OUT_OF_RANGE,
                "a.csv, line 3",
                "300",
                "int8");
    }

    @Test
    void bytesOfAnotherEncoding() throws Exception {
        inbox.put("a.csv", "id,name\n1,Müller\n", StandardCharsets.ISO_8859_1);
        assertBad("a.csv", "a.csv", "encoding", "windows-1252");

        assertThat(inbox.with("encoding", "ISO-8859-1").rows("a.csv").get(0)).contains("Müller");
    }

    @Test
    void jsonOfAnotherEncoding() throws Exception {
        inbox.with("schema", java.util.List.of("name string"))
                .put("a.jsonl", "{\"name\":\"x\"}\n{\"name\":\"Müller\"}\n", StandardCharsets.ISO_8859_1);
        assertBad("a.jsonl", "a.jsonl", "line 2");
    }

    @Test
    void aQuoteThatIsNeverClosed() throws Exception {
        inbox.with("max_record_bytes", 1 << 16)
                .with("sample_rows", 1)
                .put("a.csv", "id,name\n1,one\n2,\"two\n" + "3,three\n".repeat(20_000));
        assertBad("a.csv", "a.csv, line 3", "quote");
    }

    @Test
    void oneHugeLine() throws Exception {
        inbox.with("max_record_bytes", 1 << 16)
                .with("sample_rows", 1)
                .put("a.jsonl", "{\"id\":1}\n{\"id\":\"" + "x".repeat(1 << 18) + "\"}\n");
        assertBad("a.jsonl", "a.jsonl, line 2", "max_record_bytes");
    }

    @Test
    void jsonThatIsNone() throws Exception {
        inbox.with("sample_rows", 1).put("a.jsonl", "{\"id\":1}\n{\"id\":2\n{\"id\":3}\n");
        assertBad("a.jsonl", "a.jsonl, line 2", "no JSON object");
        inbox.put("b.jsonl", "[{\"id\":1}]\n");
        assertBad("b.jsonl", "b.jsonl, line 1", "jq -c");
    }

    @Test
    void aTruncatedArchive() throws Exception {
        byte[] whole = gzip("id,name\n" + "1,one\n".repeat(100_000));
        inbox.with("sample_rows", 1).put("a.csv.gz", Arrays.copyOf(whole, whole.length - 20));
        assertRefused(
                () -> inbox.rows("a.csv.gz"), ProblemCode.E_SOURCE_READ_FAILED, "a.csv.gz", "decompressed", "whole");
    }

    @Test
    void anArchiveThatIsNone() throws Exception {
        inbox.put("a.csv.gz", "id,name\n1,one\n")
                .put("b.csv.zst", "id,name\n1,one\n")
                .put("c.csv.bz2", "id\n1\n");
        for (String name : new String[] {"a.csv.gz", "b.csv.zst", "c.csv.bz2"}) {
            assertRefused(() -> inbox.rows(name), ProblemCode.E_SOURCE_READ_FAILED, name, "decompressed");
        }
    }

    @Test
    void parquetThatIsNone() throws Exception {
        inbox.put("a.parquet", "id,name\n1,one\n and some more");
        assertRefused(() -> inbox.rows("a.parquet"), ProblemCode.E_SOURCE_READ_FAILED, "a.parquet", "Parquet");
    }

    @Test
    void aColumnThatTheSampleDidNotHave() throws Exception {
        inbox.with("sample_rows", 1).put("a.jsonl", "{\"id\":1}\n{\"id\":2,\"more\":3}\n");
        assertRefused(() -> inbox.rows("a.jsonl"), ProblemCode.E_COLUMN_NOT_FOUND, "a.jsonl, line 2", "more", "ignore");

        assertThat(inbox.with("unknown_columns", "ignore").rows("a.jsonl")).hasSize(2);
    }

    @Test
    void filesOfSeveralFormats() throws Exception {
        inbox.with("datasets", Map.of("mixed", "in/*"))
                .put("in/a.csv", "id\n1\n")
                .put("in/b.jsonl", "{\"id\":2}\n");
        assertRefused(() -> inbox.rows("mixed"), ProblemCode.E_INVALID_CONFIG, "mixed", "CSV", "glob");
    }

    @Test
    void filesOfSeveralSchemasAreReadTogether() throws Exception {
        inbox.put("in/a-1.csv", "id,name\n1,one\n").put("in/a-2.csv", "more,id\ntrue,2\n");
        assertThat(inbox.columns("in")).startsWith("id int64", "name string", "more boolean");
        assertThat(inbox.rows("in"))
                .extracting(row -> row.subList(0, 3))
                .containsExactly(Arrays.asList("1", "one", "null"), Arrays.asList("2", "null", "true"));
    }

    @Test
    void aFileThatGoesBetweenPlanAndRun() throws Exception {
        inbox.put("a.csv", "id\n1\n");
        ReadRequest request = Inbox.request("a.csv", Map.of());
        try (Source source = inbox.source()) {
            SlicePlan plan = source.plan(request);
            Files.delete(inbox.path("a.csv"));
            assertThat(source.canContinue(request, plan)).isFalse();
            assertRefused(
                    () -> Inbox.rows(source, request, plan),
                    ProblemCode.E_SOURCE_READ_FAILED,
                    "a.csv",
                    "gone",
                    "Run again");
        }
    }

    @Test
    void aFileThatChangesBetweenPlanAndRun() throws Exception {
        inbox.put("a.csv", "id\n1\n");
        ReadRequest request = Inbox.request("a.csv", Map.of());
        try (Source source = inbox.source()) {
            SlicePlan plan = source.plan(request);
            inbox.put("a.csv", "id\n1\n2\n");
            assertThat(source.canContinue(request, plan)).isFalse();
            assertRefused(
                    () -> Inbox.rows(source, request, plan),
                    ProblemCode.E_SOURCE_READ_FAILED,
                    "a.csv changed",
                    "5 bytes");
        }
    }

    @Test
    void aFileThatGrowsWhileItIsRead() throws Exception {
        inbox.put("a.csv", "id\n" + "123456789\n".repeat(500_000));
        ReadRequest request = Inbox.request("a.csv", Map.of());
        try (Source source = inbox.source()) {
            SlicePlan plan = source.plan(request);
            try (var reader =
                    source.read(request, plan, plan.slices().get(0), org.sluice.api.problem.Cancellation.NONE)) {
                var batch = new org.sluice.api.data.ColumnBatch(reader.schema());
                assertThat(reader.read(batch)).isTrue();
                try (OutputStream more =
                        Files.newOutputStream(inbox.path("a.csv"), java.nio.file.StandardOpenOption.APPEND)) {
                    more.write("7\n".getBytes(StandardCharsets.UTF_8));
                }
                assertRefused(
                        () -> {
                            while (reader.read(batch)) {
                                assertThat(batch.rowCount()).isPositive();
                            }
                        },
                        ProblemCode.E_SOURCE_READ_FAILED,
                        "a.csv changed");
            }
        }
    }

    @Test
    void twoColumnsOfOneName() throws Exception {
        inbox.put("a.csv", "id,id\n1,2\n");
        assertThatThrownBy(() -> inbox.rows("a.csv")).isInstanceOfSatisfying(SluiceException.class, e -> assertThat(
                        e.problem().text())
                .contains("a.csv", "'id'"));
    }

    static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
