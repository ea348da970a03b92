package org.sluice.engine.internal;

import org.sluice.run.EndpointService;
import org.sluice.run.Engine;
import org.sluice.run.Reconciler;
import org.sluice.run.RunService;
import org.sluice.run.state.StateStore;

/** An engine that runs in this process. */
final class LocalEngine implements Engine {

    private final EngineContext context;
    private final LocalRunService runs;
    private final LocalEndpointService endpoints;

    LocalEngine(EngineContext context) {
        this.context = context;
        this.runs = new LocalRunService(context);
        this.endpoints = new LocalEndpointService(context);
    }

    @Override
    public RunService runs() {
        return runs;
    }

    @Override
    public EndpointService endpoints() {
        return endpoints;
    }

    @Override
    public Reconciler reconciler() {
        return (unit, cancellation) -> new Reconciling(context, unit, cancellation).reconcile();
    }

    @Override
    public StateStore state() {
        return context.state();
    }

    @Override
    public void close() {
        runs.close();
        context.state().close();
    }
}
