package org.sluice.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.api.staging.StagingFactory;
import org.sluice.project.internal.UnitKeys;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.catalog.PluginInfo;

/** The manual of what is installed, made from the declarations of its options: Markdown pages by file name. */
public final class PluginPages {

    private final PluginCatalog plugins;
    private final Map<String, String> pages = new TreeMap<>();
    private final Map<PluginInfo.Kind, List<String>> index = new TreeMap<>();

    private PluginPages(PluginCatalog plugins) {
        this.plugins = plugins;
    }

    /** A page for each endpoint template and staging provider that starts, one for units, and {@code README.md}. */
    public static Map<String, String> of(PluginCatalog plugins) {
        PluginPages pages = new PluginPages(plugins);
        plugins.plugins().stream().filter(plugin -> plugin.problem().isEmpty()).forEach(pages::add);
        pages.pages.put("units.md", pages.units());
        pages.pages.put("README.md", pages.contents());
        return Map.copyOf(pages.pages);
    }

    private void add(PluginInfo plugin) {
        boolean staging = plugin.kind() == PluginInfo.Kind.STAGING;
        String file = (staging ? "staging-" : "") + plugin.id() + ".md";
        pages.put(
                file,
                staging ? staging(plugins.staging(plugin.id())) : endpoint(plugins.template(plugin.id()), plugin));
        index.computeIfAbsent(plugin.kind(), kind -> new ArrayList<>())
                .add("- [" + plugin.label() + "](" + file + ") `" + plugin.id() + "`");
    }

    private static String endpoint(EndpointTemplate template, PluginInfo plugin) {
        StringBuilder page = new StringBuilder("# " + template.label() + "\n\n");
        if (!template.description().isEmpty()) {
            page.append(template.description()).append("\n\n");
        }
        page.append("A ").append(template.role().name().toLowerCase(Locale.ROOT));
        page.append(" of the plug-in `")
                .append(plugin.bundle().replaceFirst(" .*", ""))
                .append("`.");
        if (!template.abilities().isEmpty()) {
            page.append(" It has: ")
                    .append(String.join(", ", new TreeSet<>(template.abilities())))
                    .append('.');
        }
        page.append("\n\n```yaml\n# endpoints/")
                .append(template.role() == EndpointTemplate.Role.SOURCE ? "source" : "target")
                .append(".yaml\nversion: 1\ntemplate: ")
                .append(template.id())
                .append('\n');
        template.options().stream().filter(Option::required).forEach(option -> page.append(option.name())
                .append(": ")
                .append(example(option))
                .append('\n'));
        return page.append("```\n") + options(template.options());
    }

    private static String example(Option<?> option) {
        return option.secret() ? "\"${env:" + option.name().toUpperCase(Locale.ROOT) + "}\"" : "...";
    }

    private static String staging(StagingFactory provider) {
        return "# Staging: " + provider.id() + "\n\n" + provider.description()
                + "\n\n```yaml\nunits:\n  dataset: {staging: " + provider.id() + "}\n```\n"
                + options(provider.options());
    }

    private String units() {
        StringBuilder page = new StringBuilder("# Settings of a unit\n\n"
                + "In `units/*.yaml`, below a unit's name, or below `defaults` for all units of the file.\n"
                + table(UnitKeys.plain()));
        UnitKeys.nested()
                .forEach((key, options) ->
                        page.append("\n## `").append(key).append("`\n").append(table(options)));
        return page.toString();
    }

    private static String options(List<Option<?>> options) {
        Map<String, List<Option<?>>> groups = new LinkedHashMap<>();
        options.forEach(option -> groups.computeIfAbsent(option.group(), group -> new ArrayList<>())
                .add(option));
        StringBuilder text = new StringBuilder();
        groups.forEach((group, members) -> text.append("\n## ")
                .append(group.isEmpty() ? "Options" : group)
                .append('\n')
                .append(table(members)));
        return text.toString();
    }

    private static String table(Collection<Option<?>> options) {
        StringBuilder text = new StringBuilder("\n| option | value | default | |\n|---|---|---|---|\n");
        for (Option<?> option : options) {
            text.append("| `").append(option.name()).append("` | ").append(value(option));
            text.append(" | ")
                    .append(option.required() ? "**required**" : usual(option))
                    .append(" | ");
            text.append(cell(option.help())).append(" |\n");
        }
        return text.toString();
    }

    private static String value(Option<?> option) {
        String plain =
                switch (option.type()) {
                    case CHOICE -> "`" + String.join("`, `", option.choices()) + "`";
                    case STRING -> "text";
                    case INTEGER -> "number";
                    case BOOLEAN -> "true or false";
                    case DURATION -> "duration, such as `10m`";
                    case BYTES -> "size, such as `32MB`";
                    case STRING_LIST -> "list of texts";
                    case STRING_MAP -> "texts by name";
                };
        return option.secret() ? "secret, as a reference" : plain;
    }

    private static String usual(Option<?> option) {
        String text = option.defaultText();
        return text == null || text.isEmpty() ? "" : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private String contents() {
        StringBuilder page = new StringBuilder(
                "# Sources, staging and sinks\n\n"
                        + "Made by `sluice plugins docs` from what the plug-ins declare. See also the [settings of units](units.md).\n");
        index.forEach((kind, lines) -> page.append("\n## ")
                .append(heading(kind))
                .append("\n\n")
                .append(String.join("\n", new TreeSet<>(lines)))
                .append('\n'));
        return page.toString();
    }

    private static String heading(PluginInfo.Kind kind) {
        return switch (kind) {
            case SOURCE -> "Sources";
            case STAGING -> "Staging providers";
            case SINK -> "Sinks";
        };
    }
}
