package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;

/** What the database's own catalog says, through the driver's metadata. */
final class Catalog {

    private final Dialect dialect;
    private final Connection connection;

    Catalog(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** A table or view with its columns. */
    record TableInfo(String schema, String name, boolean view, String comment, List<NativeColumn> columns) {

        String fullName() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }

    List<Dataset> discover(Optional<String> pattern) throws SQLException {
        Pattern glob = pattern.map(Catalog::glob).orElse(Pattern.compile(".*"));
        List<Dataset> datasets = new ArrayList<>();
        Map<String, List<NativeColumn>> columns = columns("%", "%");
        for (TableInfo table : tables("%", "%")) {
            if (glob.matcher(table.fullName()).matches()) {
                List<NativeColumn> own = columns.getOrDefault(table.fullName(), List.of());
                datasets.add(dataset(table, own == null ? List.of() : own));
            }
        }
        datasets.sort(Comparator.comparing(Dataset::name));
        return datasets;
    }

    private static Pattern glob(String pattern) {
        StringBuilder regex = new StringBuilder("(?i)");
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString());
    }

    private Dataset dataset(TableInfo table, List<NativeColumn> columns) throws SQLException {
        List<DatasetColumn> described = columns.stream()
                .map(column -> {
                    TypeMapping mapping = dialect.map(column);
                    return new DatasetColumn(
                            column.name(), column.describe(), mapping.type(), column.nullable(), mapping.reason());
                })
                .toList();
        OptionalLong rows =
                table.view() ? OptionalLong.empty() : dialect.rowEstimate(connection, table.schema(), table.name());
        return new Dataset(
                table.fullName(),
                table.view() ? Dataset.Kind.VIEW : Dataset.Kind.TABLE,
                described,
                table.view() ? List.of() : primaryKey(table),
                rows,
                table.comment());
    }

    /** The table of a dataset's name, in any case as long as it is the only one. */
    TableInfo find(String dataset) throws SQLException {
        int dot = dataset.lastIndexOf('.');
        String schema = dot < 0 ? "" : dataset.substring(0, dot);
        String name = dataset.substring(dot + 1);
        List<TableInfo> exact = tables(dot < 0 ? "%" : escape(schema), escape(name)).stream()
                .filter(table ->
                        table.name().equals(name) && (dot < 0 || table.schema().equals(schema)))
                .toList();
        List<TableInfo> found = exact.isEmpty() ? ignoringCase(dataset) : exact;
        if (found.size() == 1) {
            TableInfo table = found.get(0);
            List<NativeColumn> columns =
                    columns(escape(table.schema()), escape(table.name())).get(table.fullName());
            return new TableInfo(
                    table.schema(), table.name(), table.view(), table.comment(), columns == null ? List.of() : columns);
        }
        if (found.size() > 1) {
            throw notFound(dataset, "is ambiguous: it could be " + names(found));
        }
        List<String> close = tables("%", "%").stream()
                .map(TableInfo::fullName)
                .sorted(Comparator.comparingInt(full -> Spelling.distance(full, dataset)))
                .limit(3)
                .toList();
        throw notFound(
                dataset,
                close.isEmpty() ? "does not exist" : "does not exist; close to it are " + String.join(", ", close));
    }

    private SluiceException notFound(String dataset, String what) {
        return new SluiceException(
                ProblemCode.E_DATASET_NOT_FOUND,
                "The dataset '" + dataset + "' of endpoint '"
                        + dialect.endpoint().id() + "' " + what + ".",
                "See what there is with: sluice endpoints discover "
                        + dialect.endpoint().id());
    }

    private static String names(List<TableInfo> tables) {
        return String.join(", ", tables.stream().map(TableInfo::fullName).toList());
    }

    private List<TableInfo> ignoringCase(String dataset) throws SQLException {
        return tables("%", "%").stream()
                .filter(table -> table.fullName().equalsIgnoreCase(dataset)
                        || table.name().equalsIgnoreCase(dataset))
                .toList();
    }

    /** A name as a pattern that matches only itself. */
    private String escape(String name) throws SQLException {
        String mark = connection.getMetaData().getSearchStringEscape();
        return mark.isEmpty()
                ? name
                : name.replace(mark, mark + mark).replace("_", mark + "_").replace("%", mark + "%");
    }

    private List<TableInfo> tables(String schema, String name) throws SQLException {
        List<TableInfo> tables = new ArrayList<>();
        String[] kinds = {"TABLE", "VIEW", "BASE TABLE", "PARTITIONED TABLE", "MATERIALIZED VIEW", "FOREIGN TABLE"};
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet row = dialect.schemasAreCatalogs()
                ? meta.getTables(catalog(schema), null, name, kinds)
                : meta.getTables(connection.getCatalog(), schema, name, kinds)) {
            while (row.next()) {
                String own = schemaOf(row);
                if (!dialect.systemSchemas().contains(own)) {
                    String remarks = row.getString("REMARKS");
                    tables.add(new TableInfo(
                            own,
                            row.getString("TABLE_NAME"),
                            row.getString("TABLE_TYPE").contains("VIEW"),
                            remarks == null ? "" : remarks,
                            List.of()));
                }
            }
        }
        return tables;
    }

    /** Catalogs are names, not patterns. */
    private static @Nullable String catalog(String schema) {
        return schema.equals("%") ? null : schema.replace("\\", "");
    }

    private String schemaOf(ResultSet row) throws SQLException {
        String schema = row.getString(dialect.schemasAreCatalogs() ? "TABLE_CAT" : "TABLE_SCHEM");
        return schema == null ? "" : schema;
    }

    private Map<String, List<NativeColumn>> columns(String schema, String table) throws SQLException {
        Map<String, List<NativeColumn>> columns = new TreeMap<>();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet row = dialect.schemasAreCatalogs()
                ? meta.getColumns(catalog(schema), null, table, "%")
                : meta.getColumns(connection.getCatalog(), schema, table, "%")) {
            while (row.next()) {
                String own = schemaOf(row);
                String name = own.isEmpty() ? row.getString("TABLE_NAME") : own + "." + row.getString("TABLE_NAME");
                columns.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(new NativeColumn(
                                row.getString("COLUMN_NAME"),
                                row.getString("TYPE_NAME"),
                                row.getInt("DATA_TYPE"),
                                row.getInt("COLUMN_SIZE"),
                                row.getInt("DECIMAL_DIGITS"),
                                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
        return columns;
    }

    List<String> primaryKey(TableInfo table) throws SQLException {
        Map<Integer, String> key = new TreeMap<>();
        DatabaseMetaData meta = connection.getMetaData();
        try (ResultSet row = dialect.schemasAreCatalogs()
                ? meta.getPrimaryKeys(table.schema(), null, table.name())
                : meta.getPrimaryKeys(connection.getCatalog(), table.schema(), table.name())) {
            while (row.next()) {
                key.put(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(key.values());
    }
}
