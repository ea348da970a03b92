package org.sluice.editing.unit;

/** What a unit does, in a sentence or two. */
public final class UnitSummary {

    private UnitSummary() {}

    /** Of a unit as a text has it. */
    public static String of(UnitsText text, String unit) {
        String cursor = text.effective(unit, "cursor_field");
        boolean incremental = text.effective(unit, "sync_mode").equals("incremental");
        String what = incremental
                ? "Each run reads the rows of " + unit + " at " + text.source() + " with a higher "
                        + (cursor.isEmpty() ? "cursor (none is chosen yet)" : cursor) + " than before"
                : "Each run reads all rows of " + unit + " at " + text.source();
        return what + ", and " + how(text, unit, incremental) + disabled(text, unit);
    }

    /** What a setting comes to where neither the unit nor its file states it; empty when that is nothing. */
    public static String usual(UnitsText text, String unit, String key) {
        boolean incremental = text.effective(unit, "sync_mode").equals("incremental");
        return switch (key) {
            case "sync_mode" -> "full_refresh";
            case "write_mode" -> incremental ? "append" : "overwrite";
            case "sink" -> text.sink(unit);
            case "object" -> unit;
            case "primary_key" -> "the source's own key";
            case "select" -> "all columns";
            default -> "";
        };
    }

    private static String how(UnitsText text, String unit, boolean incremental) {
        String own = text.effective(unit, "write_mode");
        String mode = own.isEmpty() ? (incremental ? "append" : "overwrite") : own;
        String object = text.effective(unit, "object");
        String target = (object.isEmpty() ? unit : object) + " at " + text.sink(unit);
        return switch (mode) {
            case "append" -> "adds them to " + target + ".";
            case "merge", "upsert", "append_dedup" -> "replaces the rows of the same key in " + target + ".";
            case "scd2" -> "keeps every version of a row in " + target + ".";
            default -> "replaces " + target + ".";
        };
    }

    private static String disabled(UnitsText text, String unit) {
        return text.effective(unit, "disabled").equals("true") ? " It is disabled: runs leave it out." : "";
    }
}
