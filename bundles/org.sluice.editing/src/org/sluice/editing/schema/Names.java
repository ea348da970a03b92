package org.sluice.editing.schema;

import java.util.List;
import java.util.function.Function;

/**
 * Names of a project that a schema cannot know.
 *
 * @param sources ids of endpoints to read from
 * @param sinks ids of endpoints to write to
 * @param datasets of a source
 * @param columns of a dataset, given as {@code source/dataset}
 */
public record Names(
        List<String> sources,
        List<String> sinks,
        Function<String, List<String>> datasets,
        Function<String, List<String>> columns) {

    /** None. */
    public static final Names NONE = new Names(List.of(), List.of(), source -> List.of(), dataset -> List.of());
}
