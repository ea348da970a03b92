package org.sluice.editing.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.problem.SluiceException;
import org.sluice.api.source.Dataset;
import org.sluice.project.Project;
import org.sluice.project.UnitEntry;
import org.sluice.run.catalog.CatalogSnapshot;
import org.sluice.run.catalog.PluginCatalog;

/**
 * The endpoints of a project and what discovery has found so far. A value.
 *
 * @param endpoints by id
 * @param entries by endpoint and name
 */
public record CatalogModel(List<EndpointEntry> endpoints, List<CatalogEntry> entries) {

    /** Keeps copies. */
    public CatalogModel {
        endpoints = List.copyOf(endpoints);
        entries = List.copyOf(entries);
    }

    /**
     * An endpoint.
     *
     * @param id its id
     * @param template id of its type
     * @param label its type for people; the id where its plug-in is missing
     * @param role which side it stands on; empty where its plug-in is missing
     * @param datasets how many are known
     * @param collectedAt when they were collected; empty for never
     */
    public record EndpointEntry(
            String id,
            String template,
            String label,
            Optional<EndpointTemplate.Role> role,
            int datasets,
            Optional<Instant> collectedAt) {

        /** Whether units can read from it. */
        public boolean isSource() {
            return role.equals(Optional.of(EndpointTemplate.Role.SOURCE));
        }
    }

    /** Which entries are shown: of an endpoint, with a label; empty for all. */
    public record Filter(Optional<String> endpoint, Optional<String> label) {

        /** All. */
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());

        boolean shows(CatalogEntry entry) {
            return endpoint.map(entry.endpoint()::equals).orElse(true)
                    && label.map(entry.labels()::contains).orElse(true);
        }
    }

    /**
     * Reads it.
     *
     * @param snapshots what discovery found last at an endpoint
     */
    public static CatalogModel read(
            Project project, PluginCatalog plugins, Function<String, Optional<CatalogSnapshot>> snapshots) {
        Map<String, List<String>> units = unitsByDataset(project);
        List<EndpointEntry> endpoints = new ArrayList<>();
        List<CatalogEntry> entries = new ArrayList<>();
        for (String id : project.ids()) {
            Optional<CatalogSnapshot> snapshot = snapshots.apply(id);
            endpoints.add(endpoint(id, project.templateOf(id), plugins, snapshot));
            snapshot.ifPresent(found -> found.datasets()
                    .forEach(dataset -> entries.add(new CatalogEntry(
                            id, dataset, found.takenAt(), units.getOrDefault(id + "/" + dataset.name(), List.of())))));
        }
        return new CatalogModel(endpoints, entries);
    }

    private static Map<String, List<String>> unitsByDataset(Project project) {
        Map<String, List<String>> units = new HashMap<>();
        for (UnitEntry entry : project.entries()) {
            String dataset = entry.id().replaceFirst("@[^@]*$", "");
            units.computeIfAbsent(dataset, key -> new ArrayList<>()).add(entry.id());
        }
        return units;
    }

    private static EndpointEntry endpoint(
            String id, String templateId, PluginCatalog plugins, Optional<CatalogSnapshot> snapshot) {
        Optional<EndpointTemplate> template = template(templateId, plugins);
        return new EndpointEntry(
                id,
                templateId,
                template.map(EndpointTemplate::label).orElse(templateId),
                template.map(EndpointTemplate::role),
                snapshot.map(found -> found.datasets().size()).orElse(0),
                snapshot.map(CatalogSnapshot::takenAt));
    }

    private static Optional<EndpointTemplate> template(String id, PluginCatalog plugins) {
        try {
            return Optional.of(plugins.template(id));
        } catch (SluiceException e) {
            return Optional.empty();
        }
    }

    /** The labels that entries have, sorted. */
    public List<String> labels() {
        TreeSet<String> labels = new TreeSet<>();
        entries.forEach(entry -> labels.addAll(entry.labels()));
        return List.copyOf(labels);
    }

    /** The entries that a filter shows. */
    public List<CatalogEntry> filtered(Filter filter) {
        return entries.stream().filter(filter::shows).toList();
    }

    /** An endpoint by its id. */
    public Optional<EndpointEntry> endpoint(String id) {
        return endpoints.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The ids of the endpoints that units can write to. */
    public List<String> sinks() {
        return endpoints.stream()
                .filter(entry -> entry.role().equals(Optional.of(EndpointTemplate.Role.SINK)))
                .map(EndpointEntry::id)
                .toList();
    }

    /** Whether no dataset is known. */
    public boolean hasDatasets() {
        return !entries.isEmpty();
    }

    /** The dataset of a unit, where it is known. */
    public Optional<Dataset> dataset(String endpoint, String name) {
        return entries.stream()
                .filter(entry -> entry.endpoint().equals(endpoint)
                        && entry.dataset().name().equals(name))
                .map(CatalogEntry::dataset)
                .findFirst();
    }
}
