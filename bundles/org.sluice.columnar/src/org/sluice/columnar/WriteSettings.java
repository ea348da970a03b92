package org.sluice.columnar;

import java.util.Map;

/**
 * How a file is written.
 *
 * @param codec compression of pages
 * @param level compression level of zstd, 1 to 22
 * @param rowGroupBytes encoded bytes after which a row group ends; about as much memory is held
 * @param metadata entries for the file's footer
 * @param pages how pages are cut and encoded
 */
public record WriteSettings(
        Codec codec, int level, long rowGroupBytes, Map<String, String> metadata, PageSettings pages) {

    /** zstd, level 3, row groups of 32 MB. */
    public static final WriteSettings DEFAULT = new WriteSettings(Codec.ZSTD, 3, 32L << 20, Map.of());

    /** Keeps a copy. */
    public WriteSettings {
        metadata = Map.copyOf(metadata);
    }

    /** With pages as most files have them. */
    public WriteSettings(Codec codec, int level, long rowGroupBytes, Map<String, String> metadata) {
        this(codec, level, rowGroupBytes, metadata, PageSettings.DEFAULT);
    }

    /** The same with other pages. */
    public WriteSettings with(PageSettings other) {
        return new WriteSettings(codec, level, rowGroupBytes, metadata, other);
    }
}
