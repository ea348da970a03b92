package org.sluice.sink.files.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A file of text under way: buffered, compressed and counted. The stream below belongs to the caller. */
@NonNullByDefault({})
final class TextOutput extends OutputStream {

    private final byte[] buffer = new byte[1 << 16];
    private final Counted counted;
    private final OutputStream compressed;
    private int filled;

    TextOutput(OutputStream out, Compression compression) throws IOException {
        this.counted = new Counted(out);
        this.compressed = compression.compress(counted);
    }

    /** Counts, and leaves the stream below open. */
    private static final class Counted extends FilterOutputStream {
        private long count;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    @Override
    public void write(int value) throws IOException {
        if (filled == buffer.length) {
            drain();
        }
        buffer[filled++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.length - filled) {
            drain();
        }
        if (length > buffer.length) {
            compressed.write(bytes, offset, length);
            return;
        }
        System.arraycopy(bytes, offset, buffer, filled, length);
        filled += length;
    }

    /** A text of ASCII characters. */
    void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            write(text.charAt(i));
        }
    }

    private void drain() throws IOException {
        compressed.write(buffer, 0, filled);
        filled = 0;
    }

    /** Ends the text; returns the bytes of the file. */
    long finish() throws IOException {
        drain();
        compressed.close();
        return counted.count;
    }

    /** Frees what the compression holds; without {@link #finish()} before, the file is torn. */
    @Override
    public void close() throws IOException {
        compressed.close();
    }
}
