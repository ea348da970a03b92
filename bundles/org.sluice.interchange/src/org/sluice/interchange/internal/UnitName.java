package org.sluice.interchange.internal;

import java.util.List;

/** The parts of a unit's id. */
record UnitName(String source, String dataset, String sink) {

    static UnitName of(String id) {
        int slash = id.indexOf('/');
        int at = id.lastIndexOf('@');
        String sink = at > slash ? id.substring(at + 1) : "";
        String dataset = id.substring(slash + 1, at > slash ? at : id.length());
        return new UnitName(slash < 0 ? "" : id.substring(0, slash), dataset, sink);
    }

    /** The last part of the dataset's name: a table without its schema. */
    String table() {
        return dataset.substring(dataset.lastIndexOf('.') + 1);
    }

    /** What stands before it; empty for nothing. */
    String schema() {
        int dot = dataset.lastIndexOf('.');
        return dot < 0 ? "" : dataset.substring(0, dot);
    }

    /** The parts of the dataset's name. */
    List<String> parts() {
        return List.of(dataset.split("\\."));
    }
}
