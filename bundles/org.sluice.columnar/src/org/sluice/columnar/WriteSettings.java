package org.sluice.columnar;

import java.util.List;
import java.util.Map;

/**
 * How a file is written.
 *
 * @param codec compression of pages
 * @param level compression level of zstd, 1 to 22
 * @param rowGroupBytes encoded bytes after which a row group ends; about as much memory is held
 * @param metadata entries for the file's footer
 * @param pages how pages are cut and encoded
 * @param fieldIds the number of each column, by which table formats know it; empty for none
 */
public record WriteSettings(
        Codec codec,
        int level,
        long rowGroupBytes,
        Map<String, String> metadata,
        PageSettings pages,
        List<Integer> fieldIds) {

    /** zstd, level 3, row groups of 32 MB. */
    public static final WriteSettings DEFAULT = new WriteSettings(Codec.ZSTD, 3, 32L << 20, Map.of());

    /** Keeps copies. */
    public WriteSettings {
        metadata = Map.copyOf(metadata);
        fieldIds = List.copyOf(fieldIds);
    }

    /** With pages as most files have them, and without column numbers. */
    public WriteSettings(Codec codec, int level, long rowGroupBytes, Map<String, String> metadata) {
        this(codec, level, rowGroupBytes, metadata, PageSettings.DEFAULT, List.of());
    }

    /** The same with other pages. */
    public WriteSettings with(PageSettings other) {
        return new WriteSettings(codec, level, rowGroupBytes, metadata, other, fieldIds);
    }

    /** The same with column numbers. */
    public WriteSettings withFieldIds(List<Integer> ids) {
        return new WriteSettings(codec, level, rowGroupBytes, metadata, pages, ids);
    }
}
