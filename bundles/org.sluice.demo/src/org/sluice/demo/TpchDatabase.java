package org.sluice.demo;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplier;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.h2.Driver;

/** A small shop in an H2 file: the TPC-H tables, with a column that says when an order last changed. */
final class TpchDatabase implements AutoCloseable {

    private static final int BATCH = 2000;

    /** The benchmark's own pool of words is 300 MB, more than a whole run of Sluice takes. */
    private static final int TEXT_BYTES = 5 << 20;

    private static final LocalDateTime FIRST_CHANGE = LocalDateTime.parse("2026-01-01T00:00:00");

    private static final Map<String, String> KEYS = Map.of(
            "customer", "c_custkey",
            "orders", "o_orderkey",
            "lineitem", "l_orderkey, l_linenumber",
            "part", "p_partkey",
            "supplier", "s_suppkey",
            "partsupp", "ps_partkey, ps_suppkey",
            "nation", "n_nationkey",
            "region", "r_regionkey");

    private final Connection connection;

    TpchDatabase(Path file) throws SQLException {
        this.connection =
                new Driver().connect("jdbc:h2:file:" + file.toAbsolutePath() + ";CACHE_SIZE=16384", new Properties());
        connection.setAutoCommit(false);
    }

    /** Makes and fills every table; returns how many rows there are. */
    long create(double scale) throws SQLException {
        long rows = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA shop");
        }
        Distributions words = Distributions.getDefaultDistributions();
        TextPool text = new TextPool(TEXT_BYTES, words);
        rows += fill(TpchTable.CUSTOMER, new CustomerGenerator(scale, 1, 1, words, text));
        rows += fill(TpchTable.ORDERS, new OrderGenerator(scale, 1, 1, words, text));
        rows += fill(TpchTable.LINE_ITEM, new LineItemGenerator(scale, 1, 1, words, text));
        rows += fill(TpchTable.PART, new PartGenerator(scale, 1, 1, words, text));
        rows += fill(TpchTable.PART_SUPPLIER, eachOnce(new PartSupplierGenerator(scale, 1, 1, text)));
        rows += fill(TpchTable.SUPPLIER, new SupplierGenerator(scale, 1, 1, words, text));
        rows += fill(TpchTable.NATION, new NationGenerator(words, text));
        rows += fill(TpchTable.REGION, new RegionGenerator(words, text));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE INDEX shop.orders_updated ON shop.orders (updated_at)");
        }
        connection.commit();
        return rows;
    }

    /** Where there are few suppliers, TPC-H's formula gives a part the same one twice. */
    private static Iterable<PartSupplier> eachOnce(PartSupplierGenerator all) {
        Set<Long> suppliers = new HashSet<>();
        long[] part = {0};
        return () -> StreamSupport.stream(all.spliterator(), false)
                .filter(supplied -> {
                    if (supplied.getPartKey() != part[0]) {
                        part[0] = supplied.getPartKey();
                        suppliers.clear();
                    }
                    return suppliers.add(supplied.getSupplierKey());
                })
                .iterator();
    }

    private <E extends TpchEntity> long fill(TpchTable<E> table, Iterable<E> entities) throws SQLException {
        boolean orders = table.getTableName().equals("orders");
        List<TpchColumn<E>> columns = table.getColumns();
        String key = String.valueOf(KEYS.get(table.getTableName()));
        String definition = columns.stream()
                .map(column -> column.getColumnName() + " " + sqlType(column) + " NOT NULL")
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE shop." + table.getTableName() + " (" + definition
                    + (orders ? ", updated_at TIMESTAMP(6) NOT NULL" : "") + ")");
        }
        int width = columns.size() + (orders ? 1 : 0);
        String marks = IntStream.range(0, width).mapToObj(i -> "?").collect(Collectors.joining(", "));
        long rows = 0;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO shop." + table.getTableName() + " VALUES (" + marks + ")")) {
            for (E entity : entities) {
                bind(insert, columns, entity);
                if (orders) {
                    insert.setObject(width, FIRST_CHANGE.plusSeconds(rows));
                }
                insert.addBatch();
                rows++;
                if (rows % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
            insert.executeBatch();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE shop." + table.getTableName() + " ADD PRIMARY KEY (" + key + ")");
        }
        return rows;
    }

    private static String sqlType(TpchColumn<?> column) {
        return switch (column.getType().getBase()) {
            case IDENTIFIER -> "BIGINT";
            case INTEGER -> "INTEGER";
            case DATE -> "DATE";
            case DOUBLE -> "DECIMAL(12, 2)";
            case VARCHAR -> "VARCHAR(" + column.getType().getPrecision().orElse(200L) + ")";
        };
    }

    private static <E extends TpchEntity> void bind(PreparedStatement insert, List<TpchColumn<E>> columns, E entity)
            throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            TpchColumn<E> column = columns.get(i);
            switch (column.getType().getBase()) {
                case IDENTIFIER -> insert.setLong(i + 1, column.getIdentifier(entity));
                case INTEGER -> insert.setInt(i + 1, column.getInteger(entity));
                case DATE -> insert.setObject(i + 1, LocalDate.ofEpochDay(column.getDate(entity)));
                case DOUBLE ->
                    insert.setBigDecimal(
                            i + 1, java.math.BigDecimal.valueOf(Math.round(column.getDouble(entity) * 100), 2));
                case VARCHAR -> insert.setString(i + 1, column.getString(entity));
            }
        }
    }

    /** Orders change and new ones come in, all later than those that are there; returns how many rows that makes. */
    int change() throws SQLException {
        String latest = "(SELECT MAX(updated_at) FROM shop.orders)";
        try (Statement statement = connection.createStatement()) {
            long orders = count("orders");
            int changed = statement.executeUpdate("UPDATE shop.orders SET o_orderstatus = 'F', updated_at = "
                    + "DATEADD(MICROSECOND, MOD(o_orderkey, 1000000) + 1, " + latest
                    + ") WHERE MOD(o_orderkey, 100) = 1");
            int added =
                    statement.executeUpdate("INSERT INTO shop.orders SELECT o_orderkey + 100000000, o_custkey, 'O', "
                            + "o_totalprice, o_orderdate, o_orderpriority, o_clerk, o_shippriority, o_comment, "
                            + "DATEADD(SECOND, ROWNUM(), " + latest
                            + ") FROM shop.orders WHERE MOD(o_orderkey, 300) = 2");
            connection.commit();
            return orders > 0 ? changed + added : 0;
        }
    }

    long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM shop." + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
