/**
 * Tables of databases. What holds for all of them:
 *
 * <ul>
 *   <li>A slice is loaded into a staging table of its own, {@code sluice_stage_<id>}, which {@code sluice_stage} lists; it
 *       outlives the process.
 *   <li>A commit is one transaction: it locks the target's row in {@code sluice_lock}, looks for its token in {@code
 *       sluice_commit}, moves the rows, and writes the token. Asking for a token takes the same lock, so an answer is never
 *       given while a dead process's transaction is still open in the server.
 *   <li>Merge: of several rows of one key in one commit the one with the highest cursor wins, among equals the one that
 *       came last (by slice, then by row). A row without key is refused.
 *   <li>Overwrite deletes and inserts, so that readers, rights, views and indexes of the table are not disturbed.
 *   <li>The target is created from the schema; columns are added, widened and made nullable. It is never narrowed.
 * </ul>
 */
@NonNullByDefault
package org.sluice.sink.jdbc.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
