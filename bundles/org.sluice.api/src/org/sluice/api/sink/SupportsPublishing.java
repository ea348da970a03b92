package org.sluice.api.sink;

/** A sink whose runs can commit aside, to be looked at before readers see them. */
public interface SupportsPublishing {

    /**
     * Lets readers see what was committed aside.
     *
     * @param object the target's name
     * @return how many commits they see more; 0 when there was nothing
     * @throws org.sluice.api.problem.SluiceException E_UNSUPPORTED_OPERATION when nothing goes aside, E_DATASET_NOT_FOUND
     *     where there is no such target, E_STATE_MISMATCH when the target went on by itself meanwhile
     */
    int publish(String object);
}
