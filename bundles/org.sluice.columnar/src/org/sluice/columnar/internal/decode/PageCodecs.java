package org.sluice.columnar.internal.decode;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.xerial.snappy.Snappy;

/**
 * Decompresses zstd and Snappy in one call a page, without a stream and without Hadoop's codecs, whose classes take long to
 * load. Leaves every other codec to parquet-java. Used by one thread.
 */
@NonNullByDefault({})
public final class PageCodecs implements CompressionCodecFactory {

    private final CompressionCodecFactory others;
    private @Nullable ZstdDecompressCtx zstd;

    /** With what knows the other codecs. */
    public PageCodecs(CompressionCodecFactory others) {
        this.others = others;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        return others.getCompressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case ZSTD -> new ZstdPages(context());
            case SNAPPY -> new SnappyPages();
            default -> others.getDecompressor(codec);
        };
    }

    private ZstdDecompressCtx context() {
        ZstdDecompressCtx context = zstd;
        if (context == null) {
            context = new ZstdDecompressCtx();
            zstd = context;
        }
        return context;
    }

    private static final class ZstdPages extends HeapDecompressor {
        private final ZstdDecompressCtx context;

        ZstdPages(ZstdDecompressCtx context) {
            this.context = context;
        }

        @Override
        int decompress(byte[] input, int offset, int length, byte[] output) throws IOException {
            try {
                return context.decompressByteArray(output, 0, output.length, input, offset, length);
            } catch (ZstdException e) {
                throw new IOException("a page cannot be decompressed: " + e.getMessage(), e);
            }
        }
    }

    private static final class SnappyPages extends HeapDecompressor {
        @Override
        int decompress(byte[] input, int offset, int length, byte[] output) throws IOException {
            int stated = Snappy.uncompressedLength(input, offset, length);
            return stated > output.length ? stated : Snappy.uncompress(input, offset, length, output, 0);
        }
    }

    @Override
    public void release() {
        ZstdDecompressCtx context = zstd;
        if (context != null) {
            context.close();
            zstd = null;
        }
        others.release();
    }
}
