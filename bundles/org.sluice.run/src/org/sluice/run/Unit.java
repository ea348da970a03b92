package org.sluice.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.config.OptionValues;
import org.sluice.api.sink.WriteMode;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.type.DataType;

/**
 * One dataset that an endpoint can ingest into one sink, with its policy. A value, without secrets.
 *
 * @param id {@code source/dataset@sink}, unique in a project
 * @param source id of the source endpoint
 * @param dataset name of the dataset at the source
 * @param sink id of the sink endpoint
 * @param object name of the target at the sink
 * @param mode how much to read and what becomes of the rows that the target has
 * @param read which rows and columns to read, and how to cut them
 * @param staging which staging provider to use, and its options
 * @param retry when to try a slice again
 * @param origin where the unit is defined, for messages: {@code units/shop.yaml:7}
 */
public record Unit(
        String id,
        String source,
        String dataset,
        String sink,
        String object,
        Mode mode,
        Read read,
        Staging staging,
        Retry retry,
        String origin) {

    /** The form of a unit's id. */
    public static String idOf(String source, String dataset, String sink) {
        return source + "/" + dataset + "@" + sink;
    }

    /**
     * Modes and keys.
     *
     * @param sync how much to read
     * @param write what becomes of the target's rows
     * @param primaryKey the key; empty to take the source's own
     * @param cursorField the cursor column; present when {@code sync} is incremental
     * @param lookback how far before the checkpoint an incremental run begins
     * @param safetyLag how far behind the source's clock an incremental run ends
     */
    public record Mode(
            SyncMode sync,
            WriteMode write,
            List<String> primaryKey,
            Optional<String> cursorField,
            Duration lookback,
            Duration safetyLag) {}

    /**
     * Rows and columns.
     *
     * @param select names to take, or names with a leading '-' to leave out; empty for all
     * @param types types stated in the unit, by column
     * @param where a condition in the source's language
     * @param query a SELECT in place of the dataset's rows
     * @param slicing how to cut
     * @param maxParallel slices of this unit that are read at a time, at the most
     */
    public record Read(
            List<String> select,
            Map<String, DataType> types,
            Optional<String> where,
            Optional<String> query,
            ReadRequest.Slicing slicing,
            int maxParallel) {}

    /** Which staging provider, with which options. */
    public record Staging(String provider, OptionValues options) {}

    /**
     * Tries of a slice, for transient problems only.
     *
     * @param maxAttempts tries in all, at least 1
     * @param initialDelay before the second try; doubled for each further one
     * @param maxDelay the longest wait
     */
    public record Retry(int maxAttempts, Duration initialDelay, Duration maxDelay) {}
}
