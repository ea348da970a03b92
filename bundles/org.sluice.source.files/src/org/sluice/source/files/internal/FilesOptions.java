package org.sluice.source.files.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sluice.api.config.Option;
import org.sluice.files.RootOptions;

/** The options of file endpoints. */
final class FilesOptions {

    static final Option<String> ROOT = Option.string(
                    "root", "Directory of the files: a local path, or a URI such as hdfs://namenode:8020/in.")
            .mandatory();
    static final Option<Map<String, String>> DATASETS = Option.map(
            "datasets", "Datasets by name, each a directory or a glob below the root, such as 2026/**/orders-*.csv.");
    static final Option<String> FORMAT = Option.choice(
                    "format", List.of("auto", "csv", "json", "parquet"), "Format; auto goes by the files' names.")
            .withDefault("auto");
    static final Option<String> COMPRESSION = Option.choice(
                    "compression",
                    List.of("auto", "none", "gzip", "zstd", "snappy", "bzip2"),
                    "Compression of whole files; auto goes by the files' names.")
            .withDefault("auto");

    static final Option<List<String>> SCHEMA = Option.list(
                    "schema",
                    "Columns in place of inference, such as [id int64 not null, name string]; a CSV file without header"
                            + " has them in this order.")
            .in("Columns");
    static final Option<Boolean> INFER_TYPES = Option.bool(
                    "infer_types",
                    "Finds types in a sample; false reads each column as string unless the unit says more.")
            .withDefault("true")
            .in("Columns");
    static final Option<Long> SAMPLE_ROWS = Option.integer(
                    "sample_rows", "Rows in the sample from which names and types of columns are inferred.")
            .withDefault("20000")
            .in("Columns");
    static final Option<String> UNKNOWN_COLUMNS = Option.choice(
                    "unknown_columns",
                    List.of("refuse", "ignore"),
                    "What becomes of a column that the sample or the schema does not have.")
            .withDefault("refuse")
            .in("Columns");

    static final Option<String> ENCODING = Option.string(
                    "encoding", "Character set of CSV files without byte order mark.")
            .withDefault("UTF-8")
            .in("CSV");
    static final Option<String> DELIMITER = Option.string(
                    "delimiter",
                    "Character between values: one character, or tab; , and for .tsv files tab by default.")
            .in("CSV");
    static final Option<String> QUOTE =
            Option.string("quote", "Character around values.").withDefault("\"").in("CSV");
    static final Option<String> ESCAPE = Option.string(
                    "escape", "Character that escapes the quote inside of quotes, beside doubling it, such as \\.")
            .in("CSV");
    static final Option<Boolean> HEADER = Option.bool(
                    "header", "Whether the first line holds the names of the columns.")
            .withDefault("true")
            .in("CSV");
    static final Option<String> NULL_STRING = Option.string(
                    "null_string", "What stands for null where it is not quoted; nothing at all by default.")
            .withDefault("")
            .in("CSV");
    static final Option<Boolean> QUOTED_NULLS = Option.bool(
                    "quoted_nulls", "Whether null_string stands for null in quotes too, as where everything is quoted.")
            .withDefault("false")
            .in("CSV");

    static final Option<String> DATE_FORMAT = Option.string(
                    "date_format", "Pattern of dates such as dd.MM.yyyy; ISO 8601 by default.")
            .in("Values");
    static final Option<String> TIME_FORMAT = Option.string(
                    "time_format", "Pattern of times such as HH.mm; ISO 8601 by default.")
            .in("Values");
    static final Option<String> TIMESTAMP_FORMAT = Option.string(
                    "timestamp_format",
                    "Pattern of timestamps such as dd.MM.yyyy HH:mm:ss, or epoch_seconds, epoch_millis, epoch_micros;"
                            + " ISO 8601 by default.")
            .in("Values");
    static final Option<String> TIME_ZONE = Option.string(
                    "time_zone", "Zone of timestamp_tz values that state none, such as Europe/Paris.")
            .in("Values");
    static final Option<String> BINARY = Option.choice(
                    "binary", List.of("base64", "hex"), "Form of binary values in text.")
            .withDefault("base64")
            .in("Values");

    static final Option<Long> SLICE_BYTES = Option.bytes("slice_bytes", "Bytes of files in a slice, about.")
            .withDefault("128MB")
            .in("Reading");
    static final Option<Long> MAX_RECORD = Option.bytes("max_record_bytes", "The longest row that is accepted.")
            .withDefault("64MB")
            .in("Reading");

    private FilesOptions() {}

    static List<Option<?>> all() {
        List<Option<?>> options = new ArrayList<>(List.of(ROOT, DATASETS, FORMAT, COMPRESSION));
        options.addAll(List.of(SCHEMA, INFER_TYPES, SAMPLE_ROWS, UNKNOWN_COLUMNS));
        options.addAll(List.of(ENCODING, DELIMITER, QUOTE, ESCAPE, HEADER, NULL_STRING, QUOTED_NULLS));
        options.addAll(List.of(DATE_FORMAT, TIME_FORMAT, TIMESTAMP_FORMAT, TIME_ZONE, BINARY));
        options.addAll(List.of(SLICE_BYTES, MAX_RECORD));
        options.addAll(RootOptions.ALL);
        return options;
    }
}
