package org.sluice.sink.iceberg.internal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.problem.ProblemCode;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.sink.KeptColumns;
import org.sluice.api.sink.Maintenance;
import org.sluice.api.sink.Sink;
import org.sluice.api.sink.SinkSession;
import org.sluice.api.sink.SinkTarget;
import org.sluice.api.sink.SupportsMaintenance;
import org.sluice.api.sink.SupportsPublishing;
import org.sluice.api.sink.WriteMode;

/** Tables of one catalog. */
final class IcebergSink implements Sink, SupportsMaintenance, SupportsPublishing {

    private static final Logger LOG = LoggerFactory.getLogger(IcebergSink.class);

    private final EndpointConfig endpoint;
    private final CatalogSettings catalogSettings;
    private final TableSettings settings;
    private final Failures failures;
    private @Nullable Catalog catalog;

    IcebergSink(EndpointConfig endpoint, CatalogSettings catalogSettings, TableSettings settings) {
        this.endpoint = endpoint;
        this.catalogSettings = catalogSettings;
        this.settings = settings;
        this.failures = new Failures(endpoint.id(), catalogSettings.secrets());
    }

    private synchronized Catalog catalog() {
        Catalog current = catalog;
        if (current == null) {
            current = catalogSettings.open(
                    endpoint.options().find(IcebergOptions.CATALOG_NAME).orElse(endpoint.id()));
            catalog = current;
        }
        return current;
    }

    private String place() {
        return "the " + catalogSettings.type() + " catalog at " + catalogSettings.place();
    }

    private <T> T call(String what, Library.Work<T> work) {
        try {
            return Library.call(work);
        } catch (SluiceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Catalogs have many kinds of exceptions, all unchecked.
            throw failures.unavailable(what, e);
        }
    }

    @Override
    public ConnectionReport test() {
        long start = System.nanoTime();
        return call(place(), () -> {
            Catalog opened = catalog();
            if (opened instanceof SupportsNamespaces namespaces) {
                namespaces.listNamespaces();
            }
            return new ConnectionReport(
                    "Apache Iceberg",
                    org.apache.iceberg.IcebergBuild.version(),
                    "Catalog of type " + catalogSettings.type() + " at " + catalogSettings.place(),
                    Duration.ofNanos(System.nanoTime() - start),
                    List.of());
        });
    }

    @Override
    public Set<WriteMode> writeModes() {
        return EnumSet.of(WriteMode.APPEND, WriteMode.OVERWRITE, WriteMode.MERGE);
    }

    @Override
    public SinkSession open(SinkTarget target) {
        requireMode(target);
        return call("the table " + target.object() + " in " + place(), () -> {
            Table table = new Tables(catalog(), settings).open(target);
            KeptColumns columns = KeptColumns.of(
                    target,
                    settings.contract(),
                    table.name(),
                    name -> table.schema().findField(name) != null);
            if (!columns.discarded().isEmpty()) {
                LOG.warn(
                        "The columns {} of {} are not in {} and are left out",
                        columns.discarded(),
                        target.unit(),
                        table.name());
            }
            SinkTarget written = columns.narrowed(target);
            SchemaPlan plan = new SchemaCheck(table, written, settings.contract()).plan();
            Job job = new Job(new TableFiles(table), plan, written, columns, settings, failures);
            MergeCheck.requireMergeable(job);
            return new IcebergSession(job, target.schema());
        });
    }

    @Override
    public List<Maintenance.Report> maintain(String object, Maintenance request, Cancellation cancellation) {
        return call("the table " + object + " in " + place(), () -> {
            Table table = existing(object);
            Head head = new Head(table, settings.branch());
            if (addsVersions(request) && head.lead() > 0) {
                throw new SluiceException(
                        ProblemCode.E_STATE_MISMATCH,
                        "The branch of " + object + " has " + head.lead()
                                + " commits that main has not, and would lose touch if files of main were joined.",
                        "Publish them first: sluice publish, or leave out --compact and --manifests.");
            }
            return new TableMaintenance(table, request, cancellation).run(settings.rewriting());
        });
    }

    private static boolean addsVersions(Maintenance request) {
        return request.tasks().contains(Maintenance.Task.COMPACT)
                || request.tasks().contains(Maintenance.Task.MANIFESTS);
    }

    private Table existing(String object) {
        return new Tables(catalog(), settings)
                .find(object)
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_DATASET_NOT_FOUND,
                        "There is no table " + object + " in " + place() + ".",
                        "Run the unit first."));
    }

    @Override
    public int publish(String object) {
        String branch = settings.branch()
                .orElseThrow(() -> new SluiceException(
                        ProblemCode.E_UNSUPPORTED_OPERATION,
                        "The sink '" + endpoint.id() + "' commits to main, where readers see it at once.",
                        "Set branch: audit, or another name, in its endpoint file to commit aside."));
        return call("the table " + object + " in " + place(), () -> {
            Head head = new Head(existing(object), Optional.of(branch));
            if (!head.table().refs().containsKey(branch)) {
                return 0;
            }
            if (!head.isAheadOfMain()) {
                throw new SluiceException(
                        ProblemCode.E_STATE_MISMATCH,
                        "The table " + object + " in " + place() + " was changed on main since the branch '" + branch
                                + "' began, so main cannot simply go on to the branch's end. Nothing was published.",
                        "See who else writes to main; then drop the branch and run the unit with --full-refresh, or bring"
                                + " its commits over by hand.");
            }
            int lead = head.lead();
            if (lead > 0) {
                head.publish();
            }
            return lead;
        });
    }

    private void requireMode(SinkTarget target) {
        if (!writeModes().contains(target.mode())) {
            throw new SluiceException(
                    ProblemCode.E_UNSUPPORTED_OPERATION,
                    "The sink '" + endpoint.id() + "' cannot take "
                            + target.mode().name().toLowerCase(Locale.ROOT) + " (unit " + target.unit() + ").",
                    "Use write_mode append, overwrite or merge.");
        }
    }

    @Override
    public synchronized void close() {
        Catalog current = catalog;
        catalog = null;
        if (current instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                LOG.warn("The catalog of '{}' could not be closed: {}", endpoint.id(), e.getMessage());
            }
        }
    }
}
