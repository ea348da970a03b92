package org.sluice.source.files.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.sluice.api.data.BytesVector;

/** Appends text as UTF-8, by way of one buffer. */
final class Utf8 {

    private byte[] buffer = new byte[256];

    void append(char[] text, int offset, int length, BytesVector column) {
        if (buffer.length < length) {
            buffer = new byte[Math.max(length, buffer.length * 2)];
        }
        byte[] bytes = buffer;
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            if (c >= 0x80) {
                appendWide(text, offset, length, column);
                return;
            }
            bytes[i] = (byte) c;
        }
        column.append(bytes, 0, length);
    }

    /** Half a surrogate pair has no UTF-8; a question mark in its place would be a change. */
    private static void appendWide(char[] text, int offset, int length, BytesVector column) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text, offset, length));
            column.append(encoded.array(), encoded.arrayOffset(), encoded.remaining());
        } catch (CharacterCodingException e) {
            throw new BadValueException("it holds half a surrogate pair");
        }
    }
}
