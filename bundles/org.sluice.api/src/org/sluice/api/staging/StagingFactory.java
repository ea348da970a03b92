package org.sluice.api.staging;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sluice.api.config.Option;
import org.sluice.api.config.OptionValues;

/** What a staging plug-in contributes. Stateless, with a public constructor without arguments. */
public interface StagingFactory {

    /** The id that projects name: {@code memory}, {@code local}. */
    String id();

    /** One sentence for the user. */
    String description();

    /** The options of this provider. */
    List<Option<?>> options();

    /**
     * Opens the staging area of one unit's run; opening it again after a crash finds what was sealed.
     *
     * @param directory a directory of this run alone, which may not exist yet
     */
    StagingSession open(Path directory, OptionValues options);

    /**
     * Deletes areas of runs below a root that nobody has written to since; returns how many.
     *
     * @param root the directory that holds the areas of all runs
     */
    int cleanUp(Path root, Instant olderThan);
}
