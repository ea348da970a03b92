package org.sluice.columnar.internal.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputDecompressor;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Decompresses a page from one array into another. */
@NonNullByDefault({})
abstract class HeapDecompressor implements BytesInputDecompressor {

    /** Fills the output; returns how many bytes that took. */
    abstract int decompress(byte[] input, int offset, int length, byte[] output) throws IOException;

    @Override
    public final BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
        ByteBuffer input = bytes.toByteBuffer(HeapByteBufferAllocator.getInstance(), released -> {});
        return BytesInput.from(ByteBuffer.wrap(decompress(input, decompressedSize)));
    }

    @Override
    public final void decompress(ByteBuffer input, int compressedSize, ByteBuffer output, int decompressedSize)
            throws IOException {
        ByteBuffer page = input.slice();
        page.limit(compressedSize);
        output.put(decompress(page, decompressedSize));
        input.position(input.position() + compressedSize);
    }

    private byte[] decompress(ByteBuffer input, int size) throws IOException {
        byte[] output = new byte[size];
        byte[] source = input.hasArray() ? input.array() : new byte[input.remaining()];
        int offset = input.hasArray() ? input.arrayOffset() + input.position() : 0;
        int length = input.remaining();
        if (!input.hasArray()) {
            input.duplicate().get(source);
        }
        int found = decompress(source, offset, length, output);
        if (found != size) {
            throw new IOException("a page has " + found + " bytes where its header states " + size);
        }
        return output;
    }

    @Override
    public final void release() {
        // The factory frees what is shared.
    }
}
