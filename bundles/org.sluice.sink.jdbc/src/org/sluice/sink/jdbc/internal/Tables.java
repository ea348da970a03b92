package org.sluice.sink.jdbc.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;

/** What tables there are. A name matches in its exact case, or else where it matches only one in another case. */
final class Tables {

    private static final String[] KINDS = {"TABLE", "BASE TABLE", "PARTITIONED TABLE"};

    private final Connection connection;
    private final Dialect dialect;
    private final DatabaseMetaData metadata;

    Tables(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.dialect = dialect;
        this.metadata = connection.getMetaData();
    }

    /** The name with the schema and the case that the database has, or would give it. */
    TableName resolve(TableName name) throws SQLException {
        String schema = name.schema().isEmpty() ? ownSchema() : closest(name.schema(), schemas());
        return new TableName(schema, closest(name.table(), tables(schema)));
    }

    private String ownSchema() throws SQLException {
        String own = dialect.schemasAreCatalogs() ? connection.getCatalog() : connection.getSchema();
        return own == null ? "" : own;
    }

    boolean schemaExists(String schema) throws SQLException {
        return schema.isEmpty() || schemas().contains(schema);
    }

    boolean exists(TableName resolved) throws SQLException {
        return tables(resolved.schema()).contains(resolved.table());
    }

    static String closest(String name, List<String> candidates) {
        if (candidates.contains(name)) {
            return name;
        }
        List<String> similar =
                candidates.stream().filter(name::equalsIgnoreCase).toList();
        return similar.size() == 1 ? similar.get(0) : name;
    }

    private List<String> schemas() throws SQLException {
        try (ResultSet rows = dialect.schemasAreCatalogs() ? metadata.getCatalogs() : metadata.getSchemas()) {
            return texts(rows, 1);
        }
    }

    private List<String> tables(String schema) throws SQLException {
        try (ResultSet rows = metadata.getTables(catalog(schema), pattern(schema), "%", KINDS)) {
            return texts(rows, 3);
        }
    }

    private static List<String> texts(ResultSet rows, int column) throws SQLException {
        List<String> texts = new ArrayList<>();
        while (rows.next()) {
            texts.add(rows.getString(column));
        }
        return texts;
    }

    private @Nullable String catalog(String schema) throws SQLException {
        return dialect.schemasAreCatalogs() && !schema.isEmpty() ? schema : connection.getCatalog();
    }

    private @Nullable String schemaOf(String schema) {
        return dialect.schemasAreCatalogs() || schema.isEmpty() ? null : schema;
    }

    private @Nullable String pattern(String schema) throws SQLException {
        String plain = schemaOf(schema);
        return plain == null ? null : escaped(plain);
    }

    private String escaped(String name) throws SQLException {
        String escape = metadata.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    List<TableColumn> columns(TableName table) throws SQLException {
        List<TableColumn> columns = new ArrayList<>();
        try (ResultSet rows =
                metadata.getColumns(catalog(table.schema()), pattern(table.schema()), escaped(table.table()), "%")) {
            while (rows.next()) {
                boolean nullable = rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls;
                boolean optional = nullable
                        || rows.getString("COLUMN_DEF") != null
                        || "YES".equals(rows.getString("IS_AUTOINCREMENT"));
                columns.add(new TableColumn(
                        rows.getString("COLUMN_NAME"),
                        rows.getString("TYPE_NAME"),
                        rows.getInt("DATA_TYPE"),
                        rows.getInt("COLUMN_SIZE"),
                        rows.getInt("DECIMAL_DIGITS"),
                        nullable,
                        optional));
            }
        }
        return columns;
    }

    /** Whether a unique index has exactly these columns. */
    boolean hasUniqueKey(TableName table, List<String> columns) throws SQLException {
        return uniqueKeys(table).contains(new HashSet<>(columns));
    }

    private List<Set<String>> uniqueKeys(TableName table) throws SQLException {
        Map<String, Set<String>> indexes = new TreeMap<>();
        Set<String> partial = new HashSet<>();
        try (ResultSet rows =
                metadata.getIndexInfo(catalog(table.schema()), schemaOf(table.schema()), table.table(), true, true)) {
            while (rows.next()) {
                Optional<String> index = Optional.ofNullable(rows.getString("INDEX_NAME"));
                Optional<String> column = Optional.ofNullable(rows.getString("COLUMN_NAME"));
                if (index.isPresent() && column.isPresent()) {
                    indexes.computeIfAbsent(index.get(), key -> new HashSet<>()).add(column.get());
                    if (rows.getString("FILTER_CONDITION") != null) {
                        partial.add(index.get());
                    }
                }
            }
        }
        indexes.keySet().removeAll(partial);
        return List.copyOf(indexes.values());
    }
}
