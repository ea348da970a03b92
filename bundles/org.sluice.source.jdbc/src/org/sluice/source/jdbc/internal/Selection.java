package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.problem.Spelling;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.type.DataType;
import org.sluice.api.type.Field;
import org.sluice.api.type.Schema;

/**
 * What is read: a table or a query, some of its columns, and the type of each.
 *
 * @param from the FROM clause's item
 * @param schemaName schema of the table; empty for a query
 * @param tableName name of the table; empty for a query
 * @param columns the columns that are taken
 * @param all every column there is, whether taken or not
 */
record Selection(String from, String schemaName, String tableName, List<Column> columns, List<NativeColumn> all) {

    /** A column that is taken, and how. */
    record Column(NativeColumn source, DataType type, String expression) {}

    static Selection of(Dialect dialect, Connection connection, ReadRequest request) throws SQLException {
        if (request.query().isPresent()) {
            String from = "(" + request.query().get() + ") " + dialect.quote("q");
            List<NativeColumn> all = queryColumns(dialect, connection, from);
            return new Selection(from, "", "", chosen(dialect, request, all), all);
        }
        Catalog.TableInfo table = new Catalog(dialect, connection).find(request.dataset());
        return new Selection(
                dialect.qualified(table.schema(), table.name()),
                table.schema(),
                table.name(),
                chosen(dialect, request, table.columns()),
                table.columns());
    }

    boolean isTable() {
        return !tableName.isEmpty();
    }

    private static List<NativeColumn> queryColumns(Dialect dialect, Connection connection, String from)
            throws SQLException {
        String sql = "SELECT * FROM " + from + " WHERE 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                java.sql.ResultSet rows = statement.executeQuery()) {
            ResultSetMetaData meta = rows.getMetaData();
            List<NativeColumn> columns = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                requireNew(columns, meta.getColumnLabel(i));
                columns.add(new NativeColumn(
                        meta.getColumnLabel(i),
                        meta.getColumnTypeName(i),
                        meta.getColumnType(i),
                        meta.getPrecision(i),
                        meta.getScale(i),
                        meta.isNullable(i) != ResultSetMetaData.columnNoNulls));
            }
            return columns;
        }
    }

    private static void requireNew(List<NativeColumn> columns, String name) {
        if (columns.stream().anyMatch(column -> column.name().equals(name))) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "Two columns of the query are called '" + name + "'.",
                    "Give each column of the query a name of its own with AS.");
        }
    }

    private static List<Column> chosen(Dialect dialect, ReadRequest request, List<NativeColumn> all) {
        List<String> names = all.stream().map(NativeColumn::name).toList();
        List<String> included =
                request.select().stream().filter(name -> !name.startsWith("-")).toList();
        List<String> excluded = request.select().stream()
                .filter(name -> name.startsWith("-"))
                .map(name -> name.substring(1))
                .toList();
        included.forEach(name -> require(request, names, name, "select"));
        excluded.forEach(name -> require(request, names, name, "select"));
        request.types().keySet().forEach(name -> require(request, names, name, "columns"));
        List<Column> columns = new ArrayList<>();
        for (NativeColumn column : all) {
            boolean taken = included.isEmpty() || contains(included, column.name());
            if (taken && !contains(excluded, column.name())) {
                columns.add(column(dialect, request, column));
            }
        }
        if (columns.isEmpty()) {
            throw new SluiceException(
                    ProblemCode.E_INVALID_CONFIG,
                    "No column of " + request.dataset() + " is left to read.",
                    "Check the unit's select.");
        }
        return columns;
    }

    private static boolean contains(List<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    static String require(ReadRequest request, List<String> names, String name, String where) {
        return names.stream()
                .filter(name::equals)
                .findFirst()
                .or(() -> names.stream().filter(name::equalsIgnoreCase).findFirst())
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_COLUMN_NOT_FOUND,
                        "The dataset " + request.dataset() + " has no column '" + name + "' (named in " + where + ")."
                                + Spelling.closest(name, names).stream()
                                        .findFirst()
                                        .map(close -> " Did you mean '" + close + "'?")
                                        .orElse(""),
                        "Its columns are " + String.join(", ", names) + "."));
    }

    private static Column column(Dialect dialect, ReadRequest request, NativeColumn column) {
        TypeMapping natural = dialect.map(column);
        Optional<DataType> stated = request.types().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(column.name()))
                .map(Map.Entry::getValue)
                .findFirst();
        String quoted = dialect.quote(column.name());
        if (stated.isEmpty()) {
            DataType type = natural.type().orElseThrow(() -> refused(request, column, natural.reason()));
            return new Column(column, type, quoted);
        }
        DataType type = stated.get();
        if (natural.type().equals(stated)) {
            return new Column(column, type, quoted);
        } else if (type instanceof DataType.Text) {
            return new Column(column, type, dialect.asText(quoted));
        } else if (type instanceof DataType.Json) {
            return new Column(column, type, dialect.asJson(quoted, column));
        } else if (readable(column, natural.type(), type)) {
            return new Column(column, type, quoted);
        }
        throw new SluiceException(
                ProblemCode.E_TYPE_UNSUPPORTED,
                "The column '" + column.name() + "' of " + request.dataset() + " is " + column.describe()
                        + " and cannot be read as " + type + ".",
                "State string, or a type of the same kind.");
    }

    /** Types of one kind; whether each value fits is checked when it is read. */
    private static boolean readable(NativeColumn column, Optional<DataType> natural, DataType wanted) {
        boolean number = natural.filter(type -> type instanceof DataType.Int || type instanceof DataType.Decimal)
                        .isPresent()
                || column.jdbcType() == java.sql.Types.NUMERIC
                || column.jdbcType() == java.sql.Types.DECIMAL
                || column.typeName().toUpperCase(java.util.Locale.ROOT).startsWith("DECFLOAT");
        if (wanted instanceof DataType.Decimal || wanted instanceof DataType.Int) {
            return number;
        }
        return natural.filter(type -> type.getClass().equals(wanted.getClass())).isPresent()
                && !(wanted instanceof DataType.Floating);
    }

    private static SluiceException refused(ReadRequest request, NativeColumn column, String reason) {
        return new SluiceException(
                ProblemCode.E_TYPE_UNSUPPORTED,
                "The column '" + column.name() + "' of " + request.dataset() + " is " + reason + ".",
                "In the unit, write columns: {" + column.name() + ": ...}, or leave it out with select: [-"
                        + column.name() + "].");
    }

    Schema schema() {
        return new Schema(columns.stream()
                .map(column -> new Field(
                        column.source().name(), column.type(), column.source().nullable()))
                .toList());
    }

    Optional<Column> column(String name) {
        return columns.stream()
                .filter(column -> column.source().name().equals(name))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.source().name().equalsIgnoreCase(name))
                        .findFirst());
    }
}
