package org.sluice.columnar;

import java.util.List;
import java.util.Locale;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages are compressed. */
public enum Codec {
    /** Small files at a good speed: the default. */
    ZSTD(CompressionCodecName.ZSTD),
    /** Larger files, a little faster. */
    SNAPPY(CompressionCodecName.SNAPPY),
    /** As they are. */
    UNCOMPRESSED(CompressionCodecName.UNCOMPRESSED);

    /** The words for option declarations. */
    public static final List<String> WORDS = List.of("zstd", "snappy", "uncompressed");

    private final CompressionCodecName parquetName;

    Codec(CompressionCodecName parquetName) {
        this.parquetName = parquetName;
    }

    CompressionCodecName parquetName() {
        return parquetName;
    }

    /** The codec of a word. */
    public static Codec of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
