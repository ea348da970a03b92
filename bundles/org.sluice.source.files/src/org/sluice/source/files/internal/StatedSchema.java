package org.sluice.source.files.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.type.Field;
import org.sluice.api.type.TypeParser;

/** Columns as the endpoint's schema states them: {@code id int64 not null}. */
final class StatedSchema {

    private static final Pattern COLUMN =
            Pattern.compile("\\s*(.+?)\\s+([A-Za-z_0-9]+\\s*(?:\\([^)]*\\))?)(\\s+(?i:not\\s+null))?\\s*");

    private StatedSchema() {}

    static List<Field> parse(List<String> texts) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            Field field = column(text);
            if (!names.add(field.name())) {
                throw wrong(text, "there is another column of that name", null);
            }
            fields.add(field);
        }
        return fields;
    }

    private static Field column(String text) {
        Matcher matcher = COLUMN.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text, "it has no type", null);
        }
        try {
            return new Field(matcher.group(1), TypeParser.parse(matcher.group(2)), matcher.group(3) == null);
        } catch (IllegalArgumentException e) {
            throw wrong(text, String.valueOf(e.getMessage()), e);
        }
    }

    private static SluiceException wrong(
            String text, String why, @org.eclipse.jdt.annotation.Nullable Exception cause) {
        return new SluiceException(
                ProblemCode.E_INVALID_CONFIG,
                "The option 'schema' has the column '" + text + "', which cannot be understood: " + why + ".",
                "Write a list with a name and a type in each entry, such as [id int64 not null, \"price decimal(12,2)\"].",
                cause);
    }
}
