package org.sluice.editing.catalog;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.api.type.DataType;

/**
 * How a dataset could be ingested. A value.
 *
 * @param dataset what
 * @param incremental whether only what is new is read
 * @param cursor the column that tells what is new; empty to read everything
 * @param primaryKey the key that is written down; empty where the source's own is taken
 * @param write the write mode
 * @param reason why so, for people
 */
public record UnitProposal(
        Dataset dataset,
        boolean incremental,
        Optional<String> cursor,
        List<String> primaryKey,
        String write,
        String reason) {

    /** Names that columns with the time of the last change have, the best first. */
    private static final List<String> CHANGE_NAMES = List.of(
            "updated_at",
            "updatedat",
            "modified_at",
            "modifiedat",
            "last_modified",
            "lastmodified",
            "last_updated",
            "lastupdated",
            "changed_at",
            "update_time",
            "updated_on",
            "modified_on",
            "updated",
            "modified",
            "changed",
            "last_update",
            "modifieddate",
            "rowversion",
            "systemmodstamp");

    /** The most sensible one for a sink that can do these things. */
    public static UnitProposal of(Dataset dataset, Set<String> abilities) {
        Optional<String> cursor = cursors(dataset).stream().findFirst().filter(name -> tellsChanges(name));
        if (cursor.isEmpty()) {
            return new UnitProposal(
                    dataset,
                    false,
                    cursor,
                    List.of(),
                    "overwrite",
                    "No column tells when a row changed, so every run replaces the target.");
        }
        boolean merges = abilities.contains("merge") && !dataset.primaryKey().isEmpty();
        String how = merges
                ? "changed rows replace those of the same key."
                : "changed rows are added" + (abilities.contains("merge") ? "; there is no key to merge by." : ".");
        return new UnitProposal(
                dataset,
                true,
                cursor,
                List.of(),
                merges ? "merge" : "append",
                cursor.get() + " tells when a row changed; " + how);
    }

    /** The same, read in full. */
    public UnitProposal full() {
        return new UnitProposal(
                dataset, false, Optional.empty(), primaryKey, "overwrite", "Every run replaces the target.");
    }

    /** The same, read by a cursor. */
    public UnitProposal by(String column) {
        String mode = write.equals("overwrite") ? "append" : write;
        return new UnitProposal(
                dataset,
                true,
                Optional.of(column),
                primaryKey,
                mode,
                "Each run reads rows with a higher " + column + ".");
    }

    /** The same with another write mode. */
    public UnitProposal writing(String mode) {
        return new UnitProposal(dataset, incremental, cursor, primaryKey, mode, reason);
    }

    /** The same with a key of its own. */
    public UnitProposal keyed(List<String> key) {
        List<String> own = key.equals(dataset.primaryKey()) ? List.of() : List.copyOf(key);
        return new UnitProposal(dataset, incremental, cursor, own, write, reason);
    }

    /** The key that it has, its own or the source's. */
    public List<String> effectiveKey() {
        return primaryKey.isEmpty() ? dataset.primaryKey() : primaryKey;
    }

    /** Columns that can be a cursor, the best first: times of change, other times, whole numbers. */
    public static List<String> cursors(Dataset dataset) {
        return dataset.columns().stream()
                .filter(UnitProposal::canBeCursor)
                .sorted(Comparator.comparingInt(UnitProposal::rank))
                .map(DatasetColumn::name)
                .toList();
    }

    private static boolean canBeCursor(DatasetColumn column) {
        return column.type()
                .filter(type -> isTime(type) || type instanceof DataType.Int)
                .isPresent();
    }

    private static boolean isTime(DataType type) {
        return type instanceof DataType.Timestamp
                || type instanceof DataType.TimestampTz
                || type instanceof DataType.Date;
    }

    private static int rank(DatasetColumn column) {
        int named = CHANGE_NAMES.indexOf(column.name().toLowerCase(Locale.ROOT));
        boolean time = column.type().filter(UnitProposal::isTime).isPresent();
        int base = named >= 0 ? named : CHANGE_NAMES.size() + (time ? 0 : 1);
        return column.nullable() ? base + 2 : base;
    }

    private static boolean tellsChanges(String name) {
        return CHANGE_NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** What is wrong with it; empty when nothing is. */
    public Optional<String> problem() {
        if (write.equals("merge") && effectiveKey().isEmpty()) {
            return Optional.of(dataset.name() + " has no key to merge by. Choose append or overwrite, or name a key.");
        }
        return Optional.empty();
    }

    /** What is worth knowing; empty when nothing is. */
    public Optional<String> warning() {
        List<String> untyped = dataset.columns().stream()
                .filter(column -> column.type().isEmpty())
                .map(DatasetColumn::name)
                .toList();
        return untyped.isEmpty()
                ? Optional.empty()
                : Optional.of("Give a type to, or leave out: " + String.join(", ", untyped) + ".");
    }

    /** The settings as a unit file has them; what is usual is left out. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (incremental) {
            settings.put("sync_mode", "incremental");
            cursor.ifPresent(column -> settings.put("cursor_field", column));
        }
        if (!write.equals(incremental ? "append" : "overwrite")) {
            settings.put("write_mode", write);
        }
        if (!primaryKey.isEmpty()) {
            settings.put("primary_key", primaryKey);
        }
        return settings;
    }
}
