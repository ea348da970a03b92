package org.sluice.api.sink;

import java.util.List;
import org.sluice.api.problem.Cancellation;

/** A sink whose targets need care from time to time: small files joined, old versions dropped, litter removed. */
public interface SupportsMaintenance {

    /**
     * Does, or only finds out, what the request asks for. Runs may go on beside it; what collides with one of them is
     * refused and changes nothing.
     *
     * @param object the target's name
     * @return one report for each task, in the order of {@link Maintenance.Task}
     * @throws org.sluice.api.problem.SluiceException E_DATASET_NOT_FOUND where there is no such target, E_SINK_UNAVAILABLE
     */
    List<Maintenance.Report> maintain(String object, Maintenance request, Cancellation cancellation);
}
