package org.sluice.ui.editor.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.ui.PlatformUI;
import org.sluice.api.source.Dataset;
import org.sluice.api.source.DatasetColumn;
import org.sluice.editing.catalog.CatalogEntry;
import org.sluice.editing.catalog.CatalogModel;
import org.sluice.editing.schema.Names;
import org.sluice.presentation.Snapshot;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.ui.common.ProjectService;

/** Endpoints, datasets and columns as discovery found them; read in a job, kept for the UI's thread. */
@NonNullByDefault({})
final class CatalogNames {

    private final Runnable changed;
    private volatile Snapshot<CatalogModel> model = Snapshot.loading();
    private volatile Map<String, Dataset> datasets = Map.of();

    CatalogNames(Runnable changed) {
        this.changed = changed;
    }

    /** Reads now. */
    void read() {
        new ReadJob().schedule();
    }

    /** Reads now, and again whenever the project is read again. */
    void follow(EditedUnits edited) {
        read();
        ProjectService projects = PlatformUI.getWorkbench().getService(ProjectService.class);
        Runnable listener = this::read;
        projects.addListener(listener);
        edited.whenDisposed(() -> projects.removeListener(listener));
    }

    List<String> sinks() {
        return model.value().map(CatalogModel::sinks).orElse(List.of());
    }

    private List<String> sources() {
        return model.value()
                .map(known -> known.endpoints().stream()
                        .filter(CatalogModel.EndpointEntry::isSource)
                        .map(CatalogModel.EndpointEntry::id)
                        .toList())
                .orElse(List.of());
    }

    List<DatasetColumn> columns(String source, String dataset) {
        Dataset found = datasets.get(source + "/" + dataset);
        return found == null ? List.of() : found.columns();
    }

    private List<String> datasetsOf(String source) {
        return model.value()
                .map(known -> known.entries().stream()
                        .filter(entry -> entry.endpoint().equals(source))
                        .map(entry -> entry.dataset().name())
                        .toList())
                .orElse(List.of());
    }

    /** For completion. */
    Names names() {
        return new Names(sources(), sinks(), this::datasetsOf, key -> {
            Dataset found = datasets.get(key);
            return found == null
                    ? List.of()
                    : found.columns().stream().map(DatasetColumn::name).toList();
        });
    }

    @NonNullByDefault({})
    private final class ReadJob extends Job {

        ReadJob() {
            super("Reading the catalog");
            setSystem(true);
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            PluginCatalog plugins = PlatformUI.getWorkbench().getService(PluginCatalog.class);
            Optional<Snapshot<CatalogModel>> next = EditedUnits.project()
                    .map(project -> model.next(() -> CatalogModel.read(
                            project.project(), plugins, project.engine().endpoints()::catalog)));
            next.ifPresent(this::take);
            return Status.OK_STATUS;
        }

        private void take(Snapshot<CatalogModel> next) {
            Map<String, Dataset> found = new TreeMap<>();
            for (CatalogEntry entry : next.value().map(CatalogModel::entries).orElse(List.of())) {
                found.put(entry.key(), entry.dataset());
            }
            datasets = found;
            model = next;
            PlatformUI.getWorkbench().getDisplay().asyncExec(changed);
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == ProjectService.WORK;
        }
    }
}
