package org.sluice.engine.internal;

import org.sluice.api.problem.Problem;
import org.sluice.api.problem.ProblemCode;

/** What to say of failures that nobody foresaw. */
final class Defects {

    private Defects() {}

    /**
     * The problem.
     *
     * @param what failed, as the beginning of a sentence
     */
    static Problem problem(String what, Throwable cause) {
        boolean memory = cause instanceof OutOfMemoryError;
        return Problem.of(
                ProblemCode.E_INTERNAL,
                what + (memory ? " ran out of memory: " : " failed by a defect: ") + cause + ".",
                memory
                        ? "Give the process more memory with SLUICE_JAVA_OPTS=-Xmx512m, or lower max_parallel."
                        : "The log has the details; please report it.");
    }
}
