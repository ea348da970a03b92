package org.sluice.engine.internal;

import java.util.Set;
import java.util.stream.Collectors;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.config.EndpointTemplate;
import org.sluice.api.config.Option;
import org.sluice.run.RunRequest;
import org.sluice.run.Unit;

/** Of everything that decides which rows a plan reads and where they go: the unit, both its endpoints, the request. */
record Fingerprints(EngineContext context) {

    /**
     * The fingerprint of a unit in a request.
     *
     * @throws org.sluice.api.problem.SluiceException when an endpoint is missing or cannot be resolved
     */
    String of(Unit unit, RunRequest request) {
        String types = unit.read().types().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(","));
        return Hashes.sha256(String.join(
                "\n",
                unit.id(),
                unit.object(),
                unit.mode().toString(),
                unit.read().select().toString(),
                types,
                unit.read().where().toString(),
                unit.read().query().toString(),
                unit.read().slicing().toString(),
                unit.staging().provider(),
                request.reading().toString(),
                Long.toString(request.limit()),
                endpoint(unit.source()),
                endpoint(unit.sink())));
    }

    /** Secrets are left out: a new password leads to the same place. */
    private String endpoint(String id) {
        EndpointConfig endpoint = context.settings().endpoints().endpoint(id);
        EndpointTemplate template = context.plugins().template(endpoint.template());
        Set<String> secrets = template.options().stream()
                .filter(Option::secret)
                .map(Option::name)
                .collect(Collectors.toSet());
        return endpoint.options().names().stream()
                .filter(name -> !secrets.contains(name))
                .map(name -> name + "=" + endpoint.options().raw(name))
                .collect(Collectors.joining(",", endpoint.template() + "{", "}"));
    }
}
