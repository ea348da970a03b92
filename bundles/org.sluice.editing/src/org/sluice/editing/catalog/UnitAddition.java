package org.sluice.editing.catalog;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.editing.yaml.YamlText;

/**
 * Units that are added to a file of units.
 *
 * @param source id of the endpoint that they read
 * @param sink id of the endpoint that they write to
 * @param units what is added
 */
public record UnitAddition(String source, String sink, List<UnitProposal> units) {

    /** Keeps a copy. */
    public UnitAddition {
        units = List.copyOf(units);
    }

    /** Whether a file is of the same source, so that units can be added to it. */
    public boolean fits(String text) {
        YamlText yaml = YamlText.of(text);
        return yaml.editable()
                && yaml.value(List.of("source")).filter(source::equals).isPresent()
                && !yaml.isList(List.of("units"));
    }

    /** The file with the units; those that it has already stay as they are. */
    public String addTo(String present) {
        String text = present.isBlank() ? "version: 1\nsource: " + source + "\nsink: " + sink + "\nunits:\n" : present;
        boolean usual =
                YamlText.of(text).value(List.of("sink")).filter(sink::equals).isPresent();
        for (UnitProposal unit : units) {
            List<String> path = List.of("units", unit.dataset().name());
            YamlText yaml = YamlText.of(text);
            if (yaml.offset(path).isEmpty()) {
                text = yaml.put(path, settings(unit, usual)).applyTo(text);
            }
        }
        return text;
    }

    private @Nullable Object settings(UnitProposal unit, boolean usualSink) {
        Map<String, Object> settings = unit.settings();
        if (!usualSink) {
            settings.put("sink", sink);
        }
        return settings.isEmpty() ? null : settings;
    }
}
