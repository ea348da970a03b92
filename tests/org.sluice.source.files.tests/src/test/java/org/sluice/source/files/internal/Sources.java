package org.sluice.source.files.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.source.Source;

/** Sources on some root. */
final class Sources {

    private Sources() {}

    static Source on(String root, Map<String, ?> more) {
        Map<String, Object> options = new HashMap<>(more);
        options.put("root", root);
        return new FilesSourceFactory().open(new EndpointConfig("inbox", "files", OptionValues.of(options)));
    }

    static Source on(Path root) {
        return on(root.toString(), Map.of());
    }
}
