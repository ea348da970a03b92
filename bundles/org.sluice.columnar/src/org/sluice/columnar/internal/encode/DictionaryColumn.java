package org.sluice.columnar.internal.encode;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;

/**
 * A column that begins each row group with a dictionary and gives it up once it does not pay. Values of the open page
 * then move over to the other encoding; pages before keep their ids.
 */
abstract class DictionaryColumn extends ColumnEncoder {

    /** So many values are seen before a dictionary is judged. */
    private static final int TRIAL = 4096;

    private final Dictionary dictionary;
    private final DictionaryIds ids = new DictionaryIds();
    private final ValueBuffer buffer;
    private boolean inUse;
    private long idsInPages;
    private long plainBytes;

    DictionaryColumn(ColumnDescriptor column, PageTarget target, Dictionary dictionary, ValueBuffer buffer) {
        super(column, target);
        this.dictionary = dictionary;
        this.buffer = buffer;
        this.inUse = target.settings().dictionaryBytes() > 0;
    }

    final boolean dictionaryInUse() {
        return inUse;
    }

    final DictionaryIds ids() {
        return ids;
    }

    /** States how many bytes the values that were just given ids take in a plain page; gives the dictionary up in time. */
    final void judge(long bytes) {
        plainBytes += bytes;
        if (dictionary.bytes() > settings().dictionaryBytes() || idsInPages + ids.count() >= TRIAL && !pays()) {
            giveUp();
        }
    }

    private boolean pays() {
        long bits = (idsInPages + ids.count()) * DictionaryIds.width(dictionary.size());
        return dictionary.bytes() + bits / Byte.SIZE < plainBytes - plainBytes / 8;
    }

    private void giveUp() {
        int[] array = ids.array();
        for (int i = 0; i < ids.count(); i++) {
            move(array[i]);
        }
        ids.clear();
        inUse = false;
    }

    /** Adds the value of an id to the buffer, and to the range. */
    abstract void move(int id);

    @Override
    final int valueBytes() {
        return buffer.bytes() + (int) ((long) ids.count() * DictionaryIds.width(dictionary.size()) / Byte.SIZE);
    }

    @Override
    final int dictionaryBytes() {
        return dictionary.bytes() * 2;
    }

    @Override
    final void settle() {
        if (ids.count() > 0 && idsInPages == 0 && !pays()) {
            giveUp();
        }
    }

    @Override
    final Encoding writeValues(PageBytes page) {
        if (ids.count() == 0) {
            buffer.writeTo(page);
            return buffer.encoding();
        }
        ids.writeTo(page, dictionary.size());
        idsInPages += ids.count();
        ids.clear();
        return Encoding.RLE_DICTIONARY;
    }

    @Override
    final int endDictionary(PageBytes page) {
        int size = idsInPages > 0 ? dictionary.size() : 0;
        if (size > 0) {
            dictionary.writeTo(page);
        }
        dictionary.clear();
        inUse = settings().dictionaryBytes() > 0;
        idsInPages = 0;
        plainBytes = 0;
        return size;
    }
}
