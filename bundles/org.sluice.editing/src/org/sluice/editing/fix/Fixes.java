package org.sluice.editing.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.api.problem.SluiceException;
import org.sluice.editing.yaml.TextChange;
import org.sluice.editing.yaml.YamlText;
import org.sluice.project.Finding;

/** Finds fixes for the findings in one file. */
public final class Fixes {

    private static final Pattern MEANT = Pattern.compile("'([^']+)'");
    private static final Pattern KEY = Pattern.compile("[^\\s:#,{}]+");

    private final String file;
    private final YamlText yaml;
    private final List<Fix> fixes = new ArrayList<>();

    /**
     * Of a file.
     *
     * @param file its name, relative to the project
     * @param text what it says now
     */
    public Fixes(String file, String text) {
        this.file = file;
        this.yaml = YamlText.of(text);
    }

    /** What can be done about a finding, the best first; none when a person has to think. */
    public List<Fix> of(Finding finding) {
        fixes.clear();
        if (finding.line() > 0) {
            spelling(finding);
            unknown(finding);
            version(finding);
            secret(finding);
            missing(finding);
            modes(finding);
        }
        return List.copyOf(fixes);
    }

    private int offset(Finding finding) {
        int line = 0;
        for (int i = 1; i < finding.line(); i++) {
            int next = yaml.text().indexOf('\n', line);
            line = next < 0 ? yaml.text().length() : next + 1;
        }
        return Math.min(yaml.text().length(), line + Math.max(0, finding.column() - 1));
    }

    private void spelling(Finding finding) {
        if (finding.remedy().startsWith("Did you mean")) {
            Matcher word = KEY.matcher(yaml.text());
            int at = offset(finding);
            if (word.find(at) && word.start() == at) {
                Matcher meant = MEANT.matcher(finding.remedy());
                while (meant.find()) {
                    String better = meant.group(1);
                    fixes.add(new Fix(
                            "Change to '" + better + "'",
                            new TextChange(at, word.end() - at, better),
                            Optional.empty()));
                }
            }
        }
    }

    private void unknown(Finding finding) {
        if (finding.message().startsWith("unknown ")) {
            List<String> path = path(finding);
            change("Remove '" + path.get(path.size() - 1) + "'", () -> yaml.remove(path));
        }
    }

    private void version(Finding finding) {
        if (finding.remedy().equals("Begin it with version: 1.")) {
            fixes.add(new Fix("Add 'version: 1'", new TextChange(0, 0, "version: 1\n"), Optional.empty()));
        } else if (finding.remedy().equals("Write version: 1.")) {
            change("Write 'version: 1'", () -> yaml.put(List.of("version"), "1"));
        }
    }

    private void secret(Finding finding) {
        if (finding.message().startsWith("a secret stands here")) {
            List<String> path = path(finding);
            String option = path.get(path.size() - 1);
            String endpoint = file.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "");
            String name = endpoint + "/" + option;
            String value = String.valueOf(yaml.value(path).orElse(""));
            change(
                    "Keep it in the secret store of this user",
                    () -> yaml.put(path, "${secret:" + name + "}"),
                    Optional.of(new Fix.Secret(name, value)));
            String variable = "${env:" + option.toUpperCase(java.util.Locale.ROOT) + "}";
            change("Take it from the environment: " + variable, () -> yaml.put(path, variable));
        }
    }

    private void missing(Finding finding) {
        if (finding.message().matches("the option '[^']+' is missing\\.")) {
            String option = finding.path();
            change("Add '" + option + "'", () -> yaml.put(List.of(option), "TODO"));
        }
    }

    private void modes(Finding finding) {
        List<String> unit = path(finding);
        if (unit.size() < 2) {
            return;
        }
        List<String> parent = unit.subList(0, unit.size() - 1);
        if (finding.message().startsWith("an incremental unit needs a cursor_field")) {
            change("Read everything instead", () -> yaml.put(child(parent, "sync_mode"), "full_refresh"));
        } else if (finding.path().endsWith(".lookback_window")) {
            change("Merge by key instead", () -> yaml.put(child(parent, "write_mode"), "merge"));
            change("Remove the lookback", () -> yaml.remove(unit));
        }
    }

    private static List<String> child(List<String> parent, String key) {
        List<String> path = new ArrayList<>(parent);
        path.add(key);
        return path;
    }

    /** Names of datasets have dots of their own, so the keys of the file decide. */
    private List<String> path(Finding finding) {
        return YamlPaths.of(yaml, finding.path());
    }

    private void change(String label, java.util.function.Supplier<TextChange> change) {
        change(label, change, Optional.empty());
    }

    private void change(String label, java.util.function.Supplier<TextChange> change, Optional<Fix.Secret> secret) {
        try {
            fixes.add(new Fix(label, change.get(), secret));
        } catch (SluiceException e) {
            // The file is written in a way that only a person can change; there is no such fix then.
            fixes.removeIf(fix -> fix.label().equals(label));
        }
    }
}
