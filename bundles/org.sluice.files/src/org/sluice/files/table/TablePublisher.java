package org.sluice.files.table;

import java.time.Duration;
import org.sluice.api.problem.SluiceException;

/**
 * Makes one table of files known elsewhere, such as in a catalog. It is told as a part of each commit, after the files have
 * appeared and before old ones go; a commit whose publisher fails is completed by the next run. Used by one thread at a
 * time.
 */
public interface TablePublisher {

    /** How an overwrite takes the place of the old rows. */
    Finalisation finalisation();

    /** How long files that were replaced stay for readers who looked them up before. */
    Duration keepReplaced();

    /**
     * Makes sure, before a row is read, that the table can be published.
     *
     * @param directory the table's own directory, which holds everything of it; without partitions
     * @throws SluiceException E_ENDPOINT_UNREACHABLE, E_PERMISSION_DENIED; E_INVALID_CONFIG where the name is taken by a
     *     table that this one does not fit
     */
    void check(TableLayout directory);

    /**
     * Brings what is known in line with the files, where the table is known already; leaves its columns alone.
     *
     * @param empty the full path of a directory without data
     */
    void repair(TableLayout layout, String empty);

    /**
     * Makes the table known, or what changed since. Readers go from what they saw to the layout without a moment at which
     * they see less than one of them. Repeating it has the effect of once.
     *
     * @param empty the full path of a directory without data
     */
    void publish(TableLayout layout, String empty);
}
