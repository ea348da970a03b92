package org.sluice.columnar.internal.encode;

/** The distinct values of a column chunk; a value's id is its position. */
interface Dictionary {

    /** How many values there are. */
    int size();

    /** How many bytes they take in a plain page. */
    int bytes();

    /** Writes them as a plain page. */
    void writeTo(PageBytes out);

    void clear();
}
