package org.sluice.source.jdbc.internal;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.Slice;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.source.SupportsSliceSql;

/** A database as a source. */
final class JdbcSource implements Source, SupportsSliceSql {

    private static final String SNAPSHOT = "snapshot";

    private final Dialect dialect;
    private final Connections connections;
    private @Nullable Connection snapshotHolder;
    private Optional<String> snapshot = Optional.empty();

    JdbcSource(EndpointConfig endpoint, Dialect dialect) {
        this.dialect = dialect;
        this.connections = new Connections(endpoint, dialect);
    }

    @Override
    public ConnectionReport test() {
        long start = System.nanoTime();
        return connections.with("connecting", connection -> {
            DatabaseMetaData meta = connection.getMetaData();
            dialect.clock(connection);
            return new ConnectionReport(
                    meta.getDatabaseProductName(),
                    meta.getDatabaseProductVersion(),
                    meta.getDriverName() + " " + meta.getDriverVersion(),
                    Duration.ofNanos(System.nanoTime() - start),
                    List.of());
        });
    }

    @Override
    public List<Dataset> discover(Optional<String> pattern) {
        return connections.with(
                "reading the catalog", connection -> new Catalog(dialect, connection).discover(pattern));
    }

    @Override
    public Instant now() {
        return connections.with("asking the time", dialect::clock).instant();
    }

    @Override
    public SlicePlan plan(ReadRequest request) {
        return connections.with("preparing " + request.dataset(), connection -> {
            SlicePlan plan = new SlicePlanner(dialect, connection, request).plan();
            return plan.slices().size() > 1 || SliceBounds.dependsOnPages(firstParameters(plan))
                    ? withSnapshot(plan)
                    : plan;
        });
    }

    private static Map<String, String> firstParameters(SlicePlan plan) {
        return plan.slices().isEmpty() ? Map.of() : plan.slices().get(0).parameters();
    }

    private SlicePlan withSnapshot(SlicePlan plan) throws SQLException {
        Optional<String> name = holdSnapshot();
        if (name.isEmpty()) {
            return plan;
        }
        Map<String, String> all = new TreeMap<>(plan.snapshot());
        all.put(SNAPSHOT, name.get());
        return new SlicePlan(plan.schema(), plan.primaryKey(), plan.slices(), plan.cursorUpper(), all, plan.notes());
    }

    /** One snapshot for everything that this source reads, until it is closed. */
    private synchronized Optional<String> holdSnapshot() throws SQLException {
        if (snapshotHolder == null) {
            Connection holder = connections.open();
            snapshot = dialect.exportSnapshot(holder);
            if (snapshot.isEmpty()) {
                holder.close();
            } else {
                snapshotHolder = holder;
            }
        }
        return snapshot;
    }

    @Override
    public boolean canContinue(ReadRequest request, SlicePlan plan) {
        return connections.with("preparing " + request.dataset(), connection -> {
            Selection selection = Selection.of(dialect, connection, request);
            if (!selection.schema().equals(plan.schema())) {
                return false;
            }
            String version = plan.snapshot().get("table_version");
            return version == null
                    || dialect.pageRanges().isPresent()
                            && version.equals(dialect.pageRanges()
                                    .get()
                                    .version(connection, selection.schemaName(), selection.tableName()));
        });
    }

    @Override
    public BatchReader read(ReadRequest request, SlicePlan plan, Slice slice, Cancellation cancellation) {
        // A snapshot that another process took is gone with it.
        Optional<String> shared =
                snapshot.filter(name -> name.equals(plan.snapshot().get(SNAPSHOT)));
        return new SliceRead(dialect, request, slice, shared, cancellation).open(connections);
    }

    @Override
    public String sql(ReadRequest request, SlicePlan plan, Slice slice) {
        return connections.with("preparing " + request.dataset(), connection -> {
            SliceQuery query = SliceQuery.of(dialect, connection, request, slice);
            Optional<FastPath> fast = dialect.fastPath();
            return fast.isPresent() && fast.get().obstacle(connection, query).isEmpty()
                    ? fast.get().statement(connection, query)
                    : query.literal();
        });
    }

    @Override
    public synchronized void close() {
        Connection holder = snapshotHolder;
        snapshotHolder = null;
        if (holder != null) {
            Connections.closeQuietly(holder);
        }
        connections.close();
    }
}
