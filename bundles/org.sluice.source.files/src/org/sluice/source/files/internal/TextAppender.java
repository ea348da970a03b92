package org.sluice.source.files.internal;

import org.sluice.api.data.ColumnVector;

/** Appends the value that a text stands for. Keeps buffers, so it belongs to one thread. */
interface TextAppender {

    /**
     * Appends a value.
     *
     * @throws BadValueException where the text is not one of the type
     */
    void append(char[] text, int offset, int length, ColumnVector column);
}
