package org.sluice.sink.files.internal;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How whole files are compressed. */
enum Compression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    static Compression of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The end of the names of files. */
    String suffix() {
        return suffix;
    }

    /** Whether a name is one of files with that ending, however they are compressed. */
    static boolean owns(String ending, String name) {
        return Arrays.stream(values()).anyMatch(compression -> name.endsWith(ending + compression.suffix));
    }

    /** The text of a file by its name. */
    static InputStream open(String name, InputStream in) throws IOException {
        if (name.endsWith(GZIP.suffix)) {
            return new GZIPInputStream(in, BUFFER);
        }
        return name.endsWith(ZSTD.suffix) ? new ZstdInputStream(in) : in;
    }

    /** A stream that ends the compressed form when it is closed. */
    OutputStream compress(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case ZSTD -> new ZstdOutputStream(out);
        };
    }
}
