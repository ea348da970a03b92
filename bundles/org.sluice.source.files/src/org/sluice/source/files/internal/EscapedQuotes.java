package org.sluice.source.files.internal;

import java.io.IOException;
import java.io.Reader;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Turns escaped quotes into doubled ones, which every CSV parser knows: inside of quotes, an escape before a quote becomes
 * a quote, and one before an escape goes. Elsewhere, and before all else, it is a character as any other.
 */
@NonNullByDefault({})
final class EscapedQuotes extends Reader {

    private static final int NONE = -1;

    private final Reader in;
    private final char delimiter;
    private final char quote;
    private final char escape;
    private final char[] buffer = new char[1 << 13];
    private int position;
    private int limit;
    private int queued = NONE;
    private boolean inQuotes;
    private boolean mayOpen = true;

    EscapedQuotes(Reader in, char delimiter, char quote, char escape) {
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote;
        this.escape = escape;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length && (count == 0 || queued != NONE || position < limit)) {
            int c = next();
            if (c == NONE) {
                break;
            }
            target[offset + count++] = (char) c;
        }
        return count == 0 && length > 0 ? NONE : count;
    }

    private int next() throws IOException {
        if (queued != NONE) {
            int c = queued;
            queued = NONE;
            return c;
        }
        int c = peek();
        position++;
        if (c == NONE) {
            return c;
        }
        return inQuotes ? quoted(c) : unquoted(c);
    }

    private int quoted(int c) throws IOException {
        if (c == quote) {
            // Another quote right behind would open again: a doubled one.
            inQuotes = false;
            mayOpen = true;
        } else if (c == escape) {
            int following = peek();
            if (following == quote) {
                position++;
                queued = quote;
                return quote;
            } else if (following == escape) {
                position++;
            }
        }
        return c;
    }

    private int unquoted(int c) {
        if (c == quote && mayOpen) {
            inQuotes = true;
        }
        mayOpen = c == delimiter || c == '\n' || c == '\r';
        return c;
    }

    private int peek() throws IOException {
        if (position >= limit) {
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            position = 0;
            if (limit == 0) {
                return NONE;
            }
        }
        return buffer[position];
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
