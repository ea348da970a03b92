/**
 * The raw zone: Parquet files in {@code <root>/<schema>/<table>/load_date=<day>/}.
 *
 * <p>What readers see: a file appears whole, under its final name, in one rename. An append adds files. An overwrite adds
 * all new files and then removes all old ones, so that a reader never finds less than one whole version; for the moment
 * between, it may find rows of both. Directories and files whose names begin with an underscore are Sluice's own, and
 * files that are not published do not end in {@code .parquet}.
 */
@NonNullByDefault
package org.sluice.sink.parquet.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
