import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.OptionValues;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.source.jdbc.internal.JdbcSourceFactory;

/**
 * Reads a table into batches that are thrown away, or through a plain result set, and prints what it cost. Arguments are
 * {@code name=value}: how=plain or source, template, dataset, threads, and the options of the endpoint.
 */
public final class ReadPaths {

    private static final long BATCH_BYTES = 2L << 20;

    private ReadPaths() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, String> values = new TreeMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        String how = values.remove("how");
        long start = System.nanoTime();
        long rows = how.equals("plain") ? plain(values) : source(values);
        report(rows, System.nanoTime() - start);
    }

    private static void report(long rows, long nanos) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long collections = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(collector -> collector.getCollectionCount())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%d rows, wall %.2f s, CPU %.2f s, %d collections%n",
                rows,
                nanos / 1e9,
                system.getProcessCpuTime() / 1e9,
                collections);
    }

    private static long source(Map<String, String> values) throws InterruptedException, ExecutionException {
        String template = values.remove("template");
        String dataset = values.remove("dataset");
        int threads = Integer.parseInt(values.remove("threads"));
        ReadRequest request = new ReadRequest(
                dataset,
                Optional.empty(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new ReadRequest.Slicing(Optional.empty(), threads == 1 ? Long.MAX_VALUE : 0, Optional.empty()),
                0,
                BATCH_BYTES);
        EndpointConfig endpoint = new EndpointConfig("bench", template, OptionValues.of(values));
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Source source = new JdbcSourceFactory().open(endpoint)) {
            SlicePlan plan = source.plan(request);
            List<Future<Long>> parts = new ArrayList<>();
            for (Slice slice : plan.slices()) {
                parts.add(workers.submit(() -> slice(source, request, plan, slice)));
            }
            long rows = 0;
            for (Future<Long> part : parts) {
                rows += part.get();
            }
            return rows;
        } finally {
            workers.shutdownNow();
        }
    }

    private static long slice(Source source, ReadRequest request, SlicePlan plan, Slice slice) {
        long rows = 0;
        try (BatchReader reader = source.read(request, plan, slice, Cancellation.NONE)) {
            ColumnBatch batch = new ColumnBatch(reader.schema());
            while (reader.read(batch)) {
                rows += batch.rowCount();
            }
        }
        return rows;
    }

    /** What anybody would write first. */
    private static long plain(Map<String, String> values) throws SQLException {
        long rows = 0;
        try (Connection connection =
                        DriverManager.getConnection(values.get("url"), values.get("user"), values.get("password"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(1000);
            try (ResultSet row = statement.executeQuery("SELECT * FROM " + values.get("dataset"))) {
                int[] types = types(row.getMetaData());
                while (row.next()) {
                    for (int i = 0; i < types.length; i++) {
                        value(row, i + 1, types[i]);
                    }
                    rows++;
                }
            }
        }
        return rows;
    }

    private static int[] types(ResultSetMetaData meta) throws SQLException {
        int[] types = new int[meta.getColumnCount()];
        for (int i = 0; i < types.length; i++) {
            types[i] = meta.getColumnType(i + 1);
        }
        return types;
    }

    private static void value(ResultSet row, int column, int type) throws SQLException {
        switch (type) {
            case Types.BIGINT -> row.getLong(column);
            case Types.INTEGER -> row.getInt(column);
            case Types.NUMERIC, Types.DECIMAL -> row.getBigDecimal(column);
            case Types.DATE -> row.getDate(column);
            default -> row.getString(column);
        }
    }
}
