package org.sluice.presentation.checkpoints;

import java.util.Comparator;
import java.util.List;
import org.sluice.presentation.Words;
import org.sluice.presentation.table.Column;
import org.sluice.run.state.Checkpoint;

/** A version of a checkpoint in the timeline. */
public record VersionRow(Checkpoint checkpoint) {

    /** The columns of the timeline. */
    public static List<Column<VersionRow>> columns() {
        return List.of(
                Column.numbers(
                        "version",
                        "Version",
                        8,
                        row -> String.valueOf(row.version()),
                        Comparator.comparing(VersionRow::version)),
                Column.words(
                        "reason",
                        "Reason",
                        10,
                        row -> Words.title(row.checkpoint().reason())),
                Column.words("cursor", "Cursor", 28, VersionRow::cursor),
                Column.numbers("rows", "Rows", 11, VersionRow::rows, Comparator.comparing(VersionRow::rowCount)),
                Column.words(
                        "at", "Created", 20, row -> Words.time(row.checkpoint().createdAt())),
                Column.words("by", "By", 30, row -> row.checkpoint().createdBy()));
    }

    /** The number. */
    public long version() {
        return checkpoint.version();
    }

    private long rowCount() {
        return checkpoint.stats().getOrDefault("rows", 0L);
    }

    private String rows() {
        return checkpoint.stats().containsKey("rows") ? Words.count(rowCount()) : "";
    }

    /** The position as text; empty for none. */
    public String cursor() {
        return checkpoint.cursor().map(cursor -> cursor.value().text()).orElse("");
    }
}
