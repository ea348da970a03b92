package org.sluice.source.files.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.Source;
import org.sluice.api.type.DataType;
import org.xerial.snappy.SnappyFramedOutputStream;

/** Compressions, dialects, inferred types and names of datasets. */
class FormsOfFilesTest {

    private static final String ROWS = "id,name\n1,one\n2,two\n";

    @TempDir
    Path root;

    private Inbox inbox;

    @BeforeEach
    void open() {
        inbox = new Inbox(root);
    }

    private interface Compressor {
        OutputStream on(OutputStream out) throws IOException;
    }

    private static byte[] compressed(Compressor compressor, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.on(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void filesAreDecompressedByTheirNames() throws Exception {
        inbox.put("in/a-1.csv.gz", compressed(GZIPOutputStream::new, ROWS))
                .put("in/a-2.csv.zst", compressed(ZstdOutputStream::new, ROWS))
                .put("in/a-3.csv.bz2", compressed(BZip2CompressorOutputStream::new, ROWS))
                .put("in/a-4.csv.sz", compressed(SnappyFramedOutputStream::new, ROWS))
                .put("in/a-5.csv", ROWS);

        assertThat(inbox.rows("in")).hasSize(10).allMatch(row -> row.get(1).matches("one|two"));
    }

    @Test
    void archivesThatWereAppendedToOneAnotherAreReadToTheEnd() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(compressed(GZIPOutputStream::new, ROWS));
        both.write(compressed(GZIPOutputStream::new, "3,three\n"));

        assertThat(inbox.put("a.csv.gz", both.toByteArray()).rows("a.csv.gz")).hasSize(3);
    }

    @Test
    void typesAreTheNarrowestThatLoseNothing() throws Exception {
        inbox.put(
                "a.csv",
                "whole,code,money,ratio,flag,day,moment,zoned,nothing,text\n"
                        + "1,007,1.50,1e3,true,2026-01-02,2026-01-02 03:04:05,2026-01-02T03:04:05Z,,x\n"
                        + "-5,12,20.25,NaN,FALSE,2024-02-29,2026-01-02T03:04:05.5,2026-01-02T03:04:05+02:00,,\"\"\n");

        assertThat(inbox.columns("a.csv"))
                .startsWith(
                        "whole int64",
                        "code string",
                        "money decimal(18,2)",
                        "ratio float64",
                        "flag boolean",
                        "day date",
                        "moment timestamp(6)",
                        "zoned timestamp_tz(6)",
                        "nothing string",
                        "text string");
    }

    @Test
    void theUnitAndTheEndpointOverruleWhatIsInferred() throws Exception {
        inbox.put("a.csv", "zip,n\n10115,1\n");
        assertThat(inbox.rows("a.csv", Map.of("zip", new DataType.Text())).get(0))
                .startsWith("10115", "1");
        inbox.with("schema", List.of("zip string", "n int32 not null"));
        assertThat(inbox.columns("a.csv")).startsWith("zip string", "n int32");
    }

    @Test
    void nestedJsonStaysAsItIs() throws Exception {
        inbox.put("a.jsonl", "{\"id\":1,\"tags\":[1, {\"a\":\"ä\"}]}\n\n{\"id\":2,\"tags\":null}\n");
        assertThat(inbox.columns("a.jsonl")).startsWith("id int64", "tags json");
        assertThat(inbox.rows("a.jsonl")).extracting(row -> row.get(1)).containsExactly("[1, {\"a\":\"ä\"}]", "null");
    }

    @Test
    void dialectsOfCsv() throws Exception {
        inbox.with("delimiter", ";")
                .with("quote", "'")
                .with("escape", "\\")
                .with("header", false)
                .with("null_string", "\\N")
                .with("encoding", "UTF-16LE")
                .put("a.csv", "1;'it\\'s'\r\n2;\\N\r\n3;\r\n", StandardCharsets.UTF_16LE);

        assertThat(inbox.rows("a.csv")).extracting(row -> row.get(1)).containsExactly("it's", "null", "");
    }

    @Test
    void emptyTextAndNullAreToldApart() throws Exception {
        inbox.put("a.csv", "id,name\n1,\"\"\n2,\n");
        assertThat(inbox.rows("a.csv")).extracting(row -> row.get(1)).containsExactly("", "null");
    }

    @Test
    void aByteOrderMarkTellsTheEncoding() throws Exception {
        inbox.put("a.csv", "\uFEFFid,name\n1,ä\n").put("b.csv", "\uFEFFid,name\n1,ä\n", StandardCharsets.UTF_16LE);
        for (String name : List.of("a.csv", "b.csv")) {
            assertThat(inbox.columns(name)).startsWith("id int64", "name string");
            assertThat(inbox.rows(name).get(0)).startsWith("1", "ä");
        }
    }

    @Test
    void datasetsAreDirectoriesOrFilesThatAreAlike() throws Exception {
        inbox.put("raw/orders/part-1.csv", ROWS)
                .put("raw/orders/part-2.csv", ROWS)
                .put("customers-2026-01.csv", ROWS)
                .put("customers-2026-02.csv", ROWS)
                .put("people.jsonl", "{\"id\":1}\n")
                .put("_hidden.csv", ROWS)
                .put("readme.txt", "nothing");
        try (Source source = inbox.source()) {
            assertThat(source.discover(Optional.empty()))
                    .extracting(Dataset::name)
                    .containsExactly("customers", "people", "raw.orders");
        }
        assertThat(inbox.rows("customers")).hasSize(4);
        assertThat(inbox.rows("raw.orders")).hasSize(4);
    }

    /** Ids of runs in their names have letters that differ. */
    @Test
    void partsOfATableAreAlikeWhateverFollowsTheirNumber() throws Exception {
        inbox.put("orders/load_date=2026-01-01/part-20260101-101112-3saqfq-00000.csv", ROWS)
                .put("orders/load_date=2026-01-02/part-20260102-101112-uzpf12-00000.csv", ROWS)
                .put("spark/part-00000-tid-aa-c000.csv", ROWS)
                .put("spark/part-r-00001.csv", ROWS)
                .put("shop/part-names.csv", ROWS)
                .put("shop/part-prices.csv", ROWS);
        try (Source source = inbox.source()) {
            assertThat(source.discover(Optional.empty()))
                    .extracting(Dataset::name)
                    .containsExactly("orders", "shop.part-names", "shop.part-prices", "spark");
        }
        assertThat(inbox.rows("orders")).hasSize(4);
    }

    @Test
    void globsChooseFiles() throws Exception {
        inbox.with("datasets", Map.of("orders", "2026/**/orders-*.csv"))
                .put("2026/01/orders-a.csv", ROWS)
                .put("2026/02/07/orders-b.csv", ROWS)
                .put("2026/02/07/other.csv", ROWS)
                .put("2025/01/orders-c.csv", ROWS);

        assertThat(inbox.rows("orders")).hasSize(4);
        assertThat(inbox.rows("2026/{01,02}/**/*.csv")).hasSize(6);
        assertThat(inbox.rows("2025/0?/orders-[a-c].csv")).hasSize(2);
    }
}
