package org.sluice.columnar.internal.encode;

import org.sluice.columnar.PageSettings;

/**
 * What the columns of a file share.
 *
 * @param settings how pages are cut and encoded
 * @param compressor compresses finished pages
 * @param page takes the page that is being finished
 */
record PageTarget(PageSettings settings, PageCompressor compressor, PageBytes page) {}
