package org.sluice.columnar.internal.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.Arrays;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.eclipse.jdt.annotation.Nullable;
import org.xerial.snappy.Snappy;

/** Compresses pages with one context and one buffer for all columns. Used by one thread. */
public final class PageCompressor implements AutoCloseable {

    private final CompressionCodecName codec;
    private final @Nullable ZstdCompressCtx zstd;
    private byte[] buffer = new byte[0];

    /** The level is that of zstd. */
    @SuppressWarnings("resource") // closed with this
    public PageCompressor(CompressionCodecName codec, int level) {
        this.codec = codec;
        this.zstd = codec == CompressionCodecName.ZSTD ? new ZstdCompressCtx().setLevel(level) : null;
    }

    CompressionCodecName codec() {
        return codec;
    }

    /** A copy of the first bytes, compressed. */
    byte[] compress(byte[] page, int length) throws IOException {
        ZstdCompressCtx context = zstd;
        if (context != null) {
            reserve(Math.toIntExact(Zstd.compressBound(length)));
            return copy(context.compressByteArray(buffer, 0, buffer.length, page, 0, length));
        } else if (codec == CompressionCodecName.SNAPPY) {
            reserve(Snappy.maxCompressedLength(length));
            return copy(Snappy.compress(page, 0, length, buffer, 0));
        }
        return Arrays.copyOf(page, length);
    }

    private void reserve(int length) {
        if (buffer.length < length) {
            buffer = new byte[length];
        }
    }

    private byte[] copy(int length) {
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public void close() {
        ZstdCompressCtx context = zstd;
        if (context != null) {
            context.close();
        }
    }
}
