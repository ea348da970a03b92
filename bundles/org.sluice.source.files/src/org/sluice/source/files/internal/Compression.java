package org.sluice.source.files.internal;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.xerial.snappy.SnappyFramedInputStream;

/** How whole files are compressed. Files that were appended to one another count as one. */
enum Compression {
    NONE(List.of()),
    GZIP(List.of(".gz", ".gzip")),
    ZSTD(List.of(".zst", ".zstd")),
    SNAPPY(List.of(".sz", ".snappy")),
    BZIP2(List.of(".bz2", ".bzip2"));

    private static final int BUFFER = 1 << 16;

    private final List<String> suffixes;

    Compression(List<String> suffixes) {
        this.suffixes = suffixes;
    }

    /** By the name of a file. */
    static Compression of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        for (Compression compression : values()) {
            if (compression.suffixes.stream().anyMatch(name::endsWith)) {
                return compression;
            }
        }
        return NONE;
    }

    /** As the option says. */
    static Compression of(String word, String fileName) {
        return word.equals("auto") ? of(fileName) : valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The name of a file without the ending that tells its compression. */
    static String without(String fileName) {
        return of(fileName) == NONE ? fileName : fileName.substring(0, fileName.lastIndexOf('.'));
    }

    InputStream open(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> new ZstdInputStream(in);
            case SNAPPY -> snappy(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
        };
    }

    /** Hadoop's writers have a form of their own. */
    private static InputStream snappy(InputStream in) throws IOException {
        in.mark(SnappyBlocks.HEADER);
        byte[] start = in.readNBytes(1);
        in.reset();
        return start.length > 0 && start[0] == (byte) 0xff ? new SnappyFramedInputStream(in) : new SnappyBlocks(in);
    }
}
