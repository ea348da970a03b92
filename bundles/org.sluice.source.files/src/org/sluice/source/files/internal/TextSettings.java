package org.sluice.source.files.internal;

import org.sluice.api.config.OptionValues;

/**
 * How text is read.
 *
 * @param maxRecord the longest row, in bytes
 */
record TextSettings(CsvSettings csv, ValueSettings values, int maxRecord) {

    private static final long LARGEST = Integer.MAX_VALUE - 64;

    static TextSettings of(OptionValues options) {
        return new TextSettings(CsvSettings.of(options), ValueSettings.of(options), (int)
                Math.min(LARGEST, options.get(FilesOptions.MAX_RECORD)));
    }
}
