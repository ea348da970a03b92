package org.sluice.editing.unit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sluice.editing.yaml.TextChange;
import org.sluice.editing.yaml.YamlText;

/**
 * The text of a file of units, looked at unit by unit. Immutable; a change is for the text it was made from.
 *
 * @param yaml the text
 */
public record UnitsText(YamlText yaml) {

    private static final String UNITS = "units";

    /** Of a text. */
    public static UnitsText of(String text) {
        return new UnitsText(YamlText.of(text));
    }

    /** Whether forms can show and change it. */
    public boolean editable() {
        return yaml.editable();
    }

    /** The endpoint that all units of the file read. */
    public String source() {
        return yaml.value(List.of("source")).map(String::valueOf).orElse("");
    }

    /** The endpoint that a unit writes to. */
    public String sink(String unit) {
        String own = stated(unit, "sink");
        return own.isEmpty() ? yaml.value(List.of("sink")).map(String::valueOf).orElse("") : own;
    }

    /** The names of the units, datasets or globs, in their order. */
    public List<String> units() {
        return yaml.keys(List.of(UNITS));
    }

    /** The id of a unit. */
    public String idOf(String unit) {
        return source() + "/" + unit + "@" + sink(unit);
    }

    private static List<String> path(String unit, String key) {
        List<String> path = new ArrayList<>(List.of(UNITS, unit));
        path.addAll(Arrays.asList(key.split("\\.")));
        return path;
    }

    /** What a unit itself says, as a field shows it; empty when it says nothing. */
    public String stated(String unit, String key) {
        return yaml.value(path(unit, key)).map(UnitsText::text).orElse("");
    }

    /** What is taken where the unit says nothing: the file's default; empty when there is none. */
    public String inherited(String key) {
        List<String> path = new ArrayList<>(List.of("defaults"));
        path.addAll(Arrays.asList(key.split("\\.")));
        return yaml.value(path).map(UnitsText::text).orElse("");
    }

    /** What counts. */
    public String effective(String unit, String key) {
        String own = stated(unit, key);
        return own.isEmpty() ? inherited(key) : own;
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        } else if (value instanceof Map<?, ?> map) {
            List<String> lines = new ArrayList<>();
            map.forEach((key, entry) -> lines.add(key + ": " + entry));
            return String.join("\n", lines);
        }
        return String.valueOf(value);
    }

    /** A unit's own types, by column. */
    public Map<String, String> types(String unit) {
        Map<String, String> types = new LinkedHashMap<>();
        if (yaml.value(path(unit, "columns")).orElse(Map.of()) instanceof Map<?, ?> map) {
            map.forEach((column, type) -> types.put(String.valueOf(column), String.valueOf(type)));
        }
        return types;
    }

    /** Where a unit stands. */
    public OptionalInt offset(String unit) {
        return yaml.offset(List.of(UNITS, unit));
    }

    /** The unit at a place of the text. */
    public Optional<String> unitAt(int offset) {
        return yaml.keyAt(List.of(UNITS), offset);
    }

    /** Gives a setting the text of a field; a blank text takes the setting out. */
    public TextChange with(String unit, SettingField field, String text) {
        List<String> path = path(unit, field.key());
        if (text.isBlank()) {
            return remove(path);
        }
        return yaml.put(path, value(field, text.strip()));
    }

    private static Object value(SettingField field, String text) {
        if (field.kind() == SettingField.Kind.BOOLEAN && text.matches("true|false")) {
            return Boolean.valueOf(text);
        }
        return field.kind() == SettingField.Kind.LIST ? names(text) : text;
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split("\\s*[,\\n]\\s*"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A mapping that is left without a key goes too. */
    private TextChange remove(List<String> path) {
        List<String> taken = path;
        while (taken.size() > 3 && yaml.keys(taken.subList(0, taken.size() - 1)).size() == 1) {
            taken = taken.subList(0, taken.size() - 1);
        }
        return yaml.remove(taken);
    }

    /** States which columns are read. */
    public TextChange select(String unit, ColumnChoice choice) {
        List<String> path = path(unit, "select");
        List<String> written = choice.written();
        return written.isEmpty() ? remove(path) : yaml.put(path, written);
    }

    /** States the type of a column; a blank one leaves it to the source. */
    public TextChange type(String unit, String column, String type) {
        List<String> path = new ArrayList<>(path(unit, "columns"));
        path.add(column);
        return type.isBlank() ? remove(path) : yaml.put(path, type.strip());
    }

    /** Takes a unit out of the file. */
    public TextChange without(String unit) {
        return yaml.remove(List.of(UNITS, unit));
    }

    /** The columns that a unit reads. */
    public ColumnChoice choice(String unit, List<String> columns) {
        List<String> select = names(stated(unit, "select"));
        return ColumnChoice.of(columns, select);
    }
}
