package org.sluice.ui.projects.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.content.IContentDescription;
import org.eclipse.core.runtime.content.ITextContentDescriber;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Tells the files of a project apart by the keys at their top: any YAML file can have any name. */
@NonNullByDefault({})
public final class YamlDescriber implements ITextContentDescriber, IExecutableExtension {

    private static final int LINES_READ = 200;

    private Pattern wanted = Pattern.compile("(?!)");

    @Override
    @SuppressWarnings("unchecked")
    public void setInitializationData(IConfigurationElement element, String property, Object data) {
        if (data instanceof Map) {
            String key = ((Map<String, String>) data).get("key");
            wanted = Pattern.compile("^" + Pattern.quote(key) + "\\s*:.*");
        }
    }

    @Override
    public int describe(Reader contents, IContentDescription description) throws IOException {
        BufferedReader reader = new BufferedReader(contents);
        for (int i = 0; i < LINES_READ; i++) {
            String line = reader.readLine();
            if (line == null) {
                return INVALID;
            } else if (wanted.matcher(line).matches()) {
                return VALID;
            }
        }
        return INVALID;
    }

    @Override
    public int describe(InputStream contents, IContentDescription description) throws IOException {
        return describe(new InputStreamReader(contents, StandardCharsets.UTF_8), description);
    }

    @Override
    public QualifiedName[] getSupportedOptions() {
        return new QualifiedName[0];
    }
}
