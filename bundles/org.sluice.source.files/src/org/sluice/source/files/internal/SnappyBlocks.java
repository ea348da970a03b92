package org.sluice.source.files.internal;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.xerial.snappy.Snappy;

/**
 * What Hadoop's SnappyCodec writes: blocks of a length when decompressed, followed by chunks, each of a length and
 * compressed bytes, until the block is full. Lengths are big-endian, of four bytes.
 */
@NonNullByDefault({})
final class SnappyBlocks extends InputStream {

    static final int HEADER = 4;

    private static final int MAX_CHUNK = 1 << 28;

    private final DataInputStream in;
    private byte[] chunk = new byte[0];
    private int position;
    private int leftInBlock;

    SnappyBlocks(InputStream in) {
        this.in = new DataInputStream(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == chunk.length) {
            if (!nextChunk()) {
                return -1;
            }
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, bytes, offset, count);
        position += count;
        return count;
    }

    private boolean nextChunk() throws IOException {
        while (leftInBlock == 0) {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            leftInBlock = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
            checkLength(leftInBlock);
        }
        int length = in.readInt();
        checkLength(length);
        byte[] compressed = in.readNBytes(length);
        if (compressed.length < length) {
            throw new EOFException("the last block is cut off");
        }
        chunk = Snappy.uncompress(compressed);
        position = 0;
        leftInBlock -= chunk.length;
        if (leftInBlock < 0) {
            throw new IOException("a block is longer than it says");
        }
        return true;
    }

    private static void checkLength(int length) throws IOException {
        if (length < 0 || length > MAX_CHUNK) {
            throw new IOException("not a snappy file: a block of " + length + " bytes");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
