package org.sluice.sink.jdbc.internal;

/**
 * A table's name.
 *
 * @param schema empty for the connection's own
 * @param table without quotes
 */
record TableName(String schema, String table) {

    /** What stands before the last dot is the schema. */
    static TableName parse(String object) {
        int dot = object.lastIndexOf('.');
        return dot <= 0
                ? new TableName("", object)
                : new TableName(object.substring(0, dot), object.substring(dot + 1));
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? table : schema + "." + table;
    }
}
