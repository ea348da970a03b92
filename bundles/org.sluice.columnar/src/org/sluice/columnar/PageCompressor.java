package org.sluice.columnar;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import org.eclipse.jdt.annotation.Nullable;
import org.xerial.snappy.Snappy;

/** Compresses pages with one context. Used by one thread. */
final class PageCompressor implements AutoCloseable {

    private final Codec codec;
    private final @Nullable ZstdCompressCtx zstd;

    @SuppressWarnings("resource") // closed with this
    PageCompressor(Codec codec, int level) {
        this.codec = codec;
        this.zstd = codec == Codec.ZSTD ? new ZstdCompressCtx().setLevel(level) : null;
    }

    byte[] compress(byte[] page) throws IOException {
        ZstdCompressCtx context = zstd;
        if (context != null) {
            return context.compress(page);
        }
        return codec == Codec.SNAPPY ? Snappy.compress(page) : page;
    }

    @Override
    public void close() {
        ZstdCompressCtx context = zstd;
        if (context != null) {
            context.close();
        }
    }
}
