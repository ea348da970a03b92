package org.sluice.columnar;

/**
 * How the pages of a file are cut and encoded.
 *
 * @param bytes encoded bytes, before compression, after which a page ends
 * @param rows rows after which a page ends: what a reader can skip by the page index
 * @param dictionaryBytes how large the dictionary of a column in one row group may grow; 0 for no dictionaries
 * @param encoding what is used where a dictionary does not pay
 */
public record PageSettings(int bytes, int rows, int dictionaryBytes, ValueEncoding encoding) {

    /** Pages of 1 MiB or 50,000 rows, dictionaries up to 1 MiB, plain values. */
    public static final PageSettings DEFAULT = new PageSettings(1 << 20, 50_000, 1 << 20, ValueEncoding.PLAIN);

    /** Refuses limits that make no page. */
    public PageSettings {
        if (bytes < 1 || rows < 1 || dictionaryBytes < 0) {
            throw new IllegalArgumentException("A page has at least one byte and one row: " + bytes + ", " + rows);
        }
    }

    /** The same with another encoding. */
    public PageSettings with(ValueEncoding other) {
        return new PageSettings(bytes, rows, dictionaryBytes, other);
    }
}
