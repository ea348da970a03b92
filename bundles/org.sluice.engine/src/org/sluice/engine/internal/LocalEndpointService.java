package org.sluice.engine.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.data.BatchReader;
import org.sluice.api.data.ColumnBatch;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.Maintenance;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SupportsMaintenance;
import org.sluice.api.sink.SupportsPublishing;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.ReadRequest;
import org.sluice.api.source.SlicePlan;
import org.sluice.api.source.Source;
import org.sluice.api.type.Schema;
import org.sluice.run.EndpointService;
import org.sluice.run.Unit;
import org.sluice.run.catalog.CatalogSnapshot;
import org.sluice.run.format.CatalogFormat;
import org.sluice.run.state.KeyValue;

/** Tests and explores endpoints through their plug-ins. */
final class LocalEndpointService implements EndpointService {

    private static final String CATALOG = "catalog";

    private final EngineContext context;

    LocalEndpointService(EngineContext context) {
        this.context = context;
    }

    @Override
    public ConnectionReport test(String endpointId) {
        EndpointConfig endpoint = context.settings().endpoints().endpoint(endpointId);
        EndpointTemplate template = context.plugins().template(endpoint.template());
        if (template.role() == EndpointTemplate.Role.SOURCE) {
            try (Source source = context.openSource(endpointId)) {
                return source.test();
            }
        }
        try (Sink sink = context.openSink(endpointId)) {
            return sink.test();
        }
    }

    @Override
    public CatalogSnapshot discover(String endpointId, Optional<String> pattern) {
        List<Dataset> found;
        try (Source source = context.openSource(endpointId)) {
            found = source.discover(pattern);
        }
        Map<String, Dataset> merged = new TreeMap<>();
        if (pattern.isPresent()) {
            catalog(endpointId).ifPresent(old -> old.datasets().forEach(set -> merged.put(set.name(), set)));
        }
        found.forEach(dataset -> merged.put(dataset.name(), dataset));
        store(new CatalogSnapshot(endpointId, context.now(), List.copyOf(merged.values())));
        return new CatalogSnapshot(endpointId, context.now(), found);
    }

    private void store(CatalogSnapshot snapshot) {
        long version = context.state()
                .value(CATALOG, snapshot.endpoint())
                .map(KeyValue::version)
                .orElse(0L);
        context.state()
                .putValue(
                        CATALOG,
                        snapshot.endpoint(),
                        CatalogFormat.toJson(snapshot).toString(),
                        version);
    }

    @Override
    public Optional<CatalogSnapshot> catalog(String endpointId) {
        return context.state().value(CATALOG, endpointId).map(entry -> CatalogFormat.parse(entry.value()));
    }

    @Override
    public List<Maintenance.Report> maintain(Unit unit, Maintenance request, Cancellation cancellation) {
        try (Sink sink = context.openSink(unit.sink())) {
            if (sink instanceof SupportsMaintenance maintained) {
                return maintained.maintain(unit.object(), request, cancellation);
            }
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The sink '" + unit.sink() + "' of " + unit.id() + " has nothing to maintain.",
                    "Name units that write Iceberg tables.");
        }
    }

    @Override
    public int publish(Unit unit) {
        try (Sink sink = context.openSink(unit.sink())) {
            if (sink instanceof SupportsPublishing publishing) {
                return publishing.publish(unit.object());
            }
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The sink '" + unit.sink() + "' of " + unit.id()
                            + " commits nothing aside: readers see it at once.",
                    "Name units that write Iceberg tables, with a branch in their endpoint.");
        }
    }

    @Override
    public BatchReader preview(Unit unit, long rows) {
        Source source = context.openSource(unit);
        try {
            ReadRequest request = ReadRequests.preview(unit, rows);
            SlicePlan plan = source.plan(request);
            return plan.slices().isEmpty()
                    ? new EmptyReader(source, plan.schema())
                    : new PreviewReader(
                            source, source.read(request, plan, plan.slices().get(0), Cancellation.NONE));
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Closes the source with the rows. */
    private record PreviewReader(Source source, BatchReader rows) implements BatchReader {
        @Override
        public Schema schema() {
            return rows.schema();
        }

        @Override
        public boolean read(ColumnBatch batch) {
            return rows.read(batch);
        }

        @Override
        public void close() {
            rows.close();
            source.close();
        }
    }

    /** No rows at all. */
    private record EmptyReader(Source source, Schema schema) implements BatchReader {
        @Override
        public boolean read(ColumnBatch batch) {
            batch.reset();
            return false;
        }

        @Override
        public void close() {
            source.close();
        }
    }
}
