package org.sluice.run;

import java.util.List;
import java.util.Optional;
import org.sluice.api.config.ConnectionReport;
import org.sluice.api.data.BatchReader;
import org.sluice.api.problem.Cancellation;
import org.sluice.api.sink.Maintenance;
import org.sluice.run.catalog.CatalogSnapshot;

/** Tests and explores endpoints. Thread-safe; every method may throw {@link org.sluice.api.problem.SluiceException}. */
public interface EndpointService {

    /** Connects to a source or sink for real. */
    ConnectionReport test(String endpointId);

    /** Collects the datasets of a source and keeps them in the state; a pattern limits what is collected and merged. */
    CatalogSnapshot discover(String endpointId, Optional<String> pattern);

    /** What {@link #discover} found last, or empty. */
    Optional<CatalogSnapshot> catalog(String endpointId);

    /**
     * Takes care of the target of a unit.
     *
     * @throws org.sluice.api.problem.SluiceException E_UNSUPPORTED_OPERATION when its sink needs none
     */
    List<Maintenance.Report> maintain(Unit unit, Maintenance request, Cancellation cancellation);

    /**
     * Lets readers see what the runs of a unit have committed aside; returns how many commits that is.
     *
     * @throws org.sluice.api.problem.SluiceException E_UNSUPPORTED_OPERATION when its sink commits nothing aside
     */
    int publish(Unit unit);

    /** The first rows of a unit, as a run would read them. The caller closes the reader, which closes the source. */
    BatchReader preview(Unit unit, long rows);
}
