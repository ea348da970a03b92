package org.sluice.source.files.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts bytes into lines, each of them whole in one array. */
final class LineInput implements Closeable {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxLength;
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private int filled;
    private long number;

    LineInput(InputStream in, int maxLength) {
        this.in = in;
        this.maxLength = maxLength;
    }

    /** The bytes that hold the line, from {@link #start} for {@link #length}. */
    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end
     * @throws LineTooLongException where the line does not fit
     */
    boolean next() throws IOException {
        start = number == 0 ? 0 : end + 1;
        int from = start;
        while (true) {
            int feed = find(from);
            if (feed >= 0) {
                return take(feed);
            }
            from = Math.max(start, filled);
            int shift = start;
            if (!fill()) {
                return start < filled && take(filled);
            }
            from -= shift - start;
        }
    }

    private boolean take(int at) {
        end = at;
        number++;
        if (number == 1
                && length() >= MARK.length
                && Arrays.equals(buffer, start, start + MARK.length, MARK, 0, MARK.length)) {
            start += MARK.length;
        }
        return true;
    }

    private int find(int from) {
        for (int i = from; i < filled; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        start = Math.min(start, filled);
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        start = 0;
        if (filled == buffer.length) {
            if (filled > maxLength) {
                throw new LineTooLongException(number + 1);
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 16L, buffer.length * 2L));
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A line that is longer than allowed. */
    static final class LineTooLongException extends IOException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final long line;

        LineTooLongException(long line) {
            super("line " + line + " is too long");
            this.line = line;
        }

        long line() {
            return line;
        }
    }
}
