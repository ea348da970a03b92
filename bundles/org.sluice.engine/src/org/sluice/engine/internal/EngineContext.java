package org.sluice.engine.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.sluice.api.config.EndpointConfig;
import org.sluice.api.sink.Sink;
import org.sluice.api.source.Source;
import org.sluice.api.staging.StagingSession;
import org.sluice.run.EngineSettings;
import org.sluice.run.Unit;
import org.sluice.run.catalog.PluginCatalog;
import org.sluice.run.state.StateStore;

/** What every part of an engine needs: settings, plug-ins and state. */
record EngineContext(EngineSettings settings, PluginCatalog plugins, StateStore state) {

    Source openSource(Unit unit) {
        return openSource(unit.source());
    }

    Source openSource(String endpointId) {
        EndpointConfig endpoint = settings.endpoints().endpoint(endpointId);
        return plugins.source(endpoint.template()).open(endpoint);
    }

    Sink openSink(String endpointId) {
        EndpointConfig endpoint = settings.endpoints().endpoint(endpointId);
        return plugins.sink(endpoint.template()).open(endpoint);
    }

    StagingSession openStaging(Unit unit, String workId) {
        return plugins.staging(unit.staging().provider())
                .open(
                        stagingRoot(unit).resolve(areaName(unit, workId)),
                        unit.staging().options());
    }

    Path stagingRoot(Unit unit) {
        return settings.home().resolve("staging").resolve(unit.staging().provider());
    }

    /** Short and safe in any file system; the unit's own name may hold any character. */
    private static String areaName(Unit unit, String workId) {
        return workId + "-" + Hashes.sha256(unit.id()).substring(0, 12);
    }

    Instant now() {
        return settings.clock().instant();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
