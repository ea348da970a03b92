/**
 * Tables as directories of files: {@code part} files in {@code <root>/<schema>/<table>/load_date=<day>/}.
 *
 * <p>What readers see, on local disks and on HDFS:
 *
 * <ul>
 *   <li>A file appears whole, under its final name, in one rename. Nothing that is not committed ends as
 *       the files of the table do.
 *   <li>An append adds one file a slice, each in one step.
 *   <li>An overwrite first adds all new files and then removes all old ones: a reader never finds less than one whole
 *       version. For a moment it may find both. Into a day that has no directory yet, all new files come in one step; a
 *       day that is replaced goes in one step. On one and the same day, files come and go one by one.
 *   <li>Between listing files and opening them, a reader may lose those that an overwrite replaced; it has to list again.
 *   <li>A commit that is interrupted is completed from its journal by the next process that opens the table.
 *   <li>Object stores rename by copying, file by file, so there an overwrite is completed as surely, but its steps show.
 * </ul>
 *
 * <p>Where a {@link org.sluice.files.table.TablePublisher} tells readers where to look, an overwrite goes through a directory of
 * its own in {@code _generations}: readers see one version or the other, and the old files stay for those who looked them up
 * before. {@code _sluice/current.base} says where the rows lie when that is not the table's own directory.
 *
 * <p>Directories and files whose names begin with an underscore are Sluice's own: {@code _staging/<run>} holds what is
 * prepared, {@code _sluice} the journals of commits and what is to go later. Only directories of the form {@code key=value} belong to a table;
 * others are tables of their own.
 */
@NonNullByDefault
package org.sluice.files.table;

import org.eclipse.jdt.annotation.NonNullByDefault;
