package org.sluice.ui.editor.internal;

/** What a YAML file of a project holds. */
enum FileKind {
    /** {@code sluice.yaml}. */
    PROJECT("sluice-project.schema.json"),
    /** An endpoint. */
    ENDPOINT("sluice-endpoint.schema.json"),
    /** Units. */
    UNITS("sluice-units.schema.json");

    private final String schema;

    FileKind(String schema) {
        this.schema = schema;
    }

    /** The name of its JSON Schema. */
    String schema() {
        return schema;
    }

    /** By the keys at the top. */
    static FileKind of(String name, String text) {
        if (name.equals("sluice.yaml")) {
            return PROJECT;
        }
        return text.lines().anyMatch(line -> line.startsWith("units:") || line.startsWith("source:"))
                ? UNITS
                : ENDPOINT;
    }
}
